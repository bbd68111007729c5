import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { createFolder, start } from '../start/program.ts'

t.test('a failure that nobody catches ends the process with an error, and is in its output', { timeout: 60_000 }, async t => {
  for (const failure of ['throw new Error("nobody catches this")', 'Promise.reject(new Error("nobody catches this"))']) {
    const folder = createFolder(t)
    const preload = join(folder, 'fail.cjs')
    writeFileSync(preload, `process.on('SIGUSR2', () => { setImmediate(() => { ${failure} }) })`)
    const running = await start(t, folder, { NODE_OPTIONS: `--require=${preload}` })
    const ending = await running.stop('SIGUSR2')
    t.ok(ending.code !== 0 && ending.code !== null, `exit code ${ending.code}`)
    t.match(ending.stderr, /nobody catches this/)
    // What was there is whole: the next start works on the same folder.
    await (await start(t, folder)).stop()
  }
})
