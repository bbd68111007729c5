import { runFolders } from './run-folders.ts'

await runFolders('config', 'components', 'architecture', 'i18n')
