import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { packageRoot } from '../../src/kernel/paths.ts'

t.test('every folder with tests is run in a batch', async t => {
  const batches = readdirSync(join(packageRoot, 'test/batches')).map(file => readFileSync(join(packageRoot, 'test/batches', file), 'utf8')).join('\n')
  const folders = readdirSync(join(packageRoot, 'test'), { withFileTypes: true }).filter(entry => entry.isDirectory()).map(entry => entry.name)
  const withTests = folders.filter(folder => readdirSync(join(packageRoot, 'test', folder), { recursive: true, encoding: 'utf8' }).some(file => file.endsWith('.test.ts')))
  for (const folder of withTests.filter(name => name !== 'batches')) t.match(batches, `'${folder}'`, folder)
})
