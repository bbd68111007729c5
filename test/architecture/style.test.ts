import { join } from 'node:path'
import { ESLint } from 'eslint'
import t from 'tap'
import { packageRoot } from '../../src/kernel/paths.ts'

t.test('every file keeps the house style', async t => {
  const eslint = new ESLint({ cwd: packageRoot, overrideConfigFile: join(packageRoot, '.config/eslint.config.js') })
  const results = await eslint.lintFiles(['src', 'migrations', 'test', 'views/assets/js'])
  t.ok(results.length > 300, 'the files were really read')
  t.same(results.flatMap(({ filePath, messages }) => messages.map(({ line, message }) => `${filePath}:${line} ${message}`)), [])
})
