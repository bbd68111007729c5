import { join } from 'node:path'
import { ESLint } from 'eslint'
import t from 'tap'
import { packageRoot } from '../../src/kernel/paths.ts'

/** Kept from run to run: a file that has not changed since, under rules that have not, is not read again. */
const cacheLocation = join(packageRoot, '.tap/eslint/')

t.test('every file keeps the house style', async t => {
  const eslint = new ESLint({ cwd: packageRoot, overrideConfigFile: join(packageRoot, '.config/eslint.config.js'), cache: true, cacheStrategy: 'content', cacheLocation })
  const results = await eslint.lintFiles(['src', 'migrations', 'test', 'views/assets/js'])
  t.ok(results.length > 300, 'the files were really read')
  t.same(results.flatMap(({ filePath, messages }) => messages.map(({ line, message }) => `${filePath}:${line} ${message}`)), [])
})
