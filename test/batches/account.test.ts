import { runFolders } from './run-folders.ts'

await runFolders('account', 'gateway', 'seller-central')
