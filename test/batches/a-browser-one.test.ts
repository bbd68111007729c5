import { runPart } from './run-folders.ts'

await runPart('browser', { index: 0, of: 2 })
