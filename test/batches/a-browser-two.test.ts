import { runPart } from './run-folders.ts'

await runPart('browser', { index: 1, of: 2 })
