import { execFile } from 'node:child_process'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import t from 'tap'
import { packageRoot } from '../../src/kernel/paths.ts'

/** The build before the tests leaves the types unchecked, so that this runs beside the other tests and not before them. What it finds of a file is kept until that file, or one it uses, changes. */
const compiler = createRequire(import.meta.url).resolve('typescript/bin/tsc')
const checked = new Promise<string>(resolve => {
  execFile(process.execPath, [compiler, '--noEmit', '--tsBuildInfoFile', join(packageRoot, '.tap/types.tsbuildinfo')], { cwd: packageRoot }, (error, stdout) => { resolve(error === null ? '' : stdout || error.message) })
})

t.test('every file has the right types', { timeout: 240_000 }, async t => {
  t.equal(await checked, '')
})
