import { runFolders } from './run-folders.ts'

await runFolders('admin', 'security', 'fuzz')
