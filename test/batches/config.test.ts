import { runFolders } from './run-folders.ts'

await runFolders('config', 'magento-xml', 'components', 'architecture', 'i18n')
