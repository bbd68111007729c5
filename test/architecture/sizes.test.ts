import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { packageRoot } from '../../src/kernel/paths.ts'

const longest = { source: 150, sourceWithReason: 250, data: 600, page: 120, median: 60 }

t.test('source files are short; a longer one says why in its first line', async t => {
  for (const { file, lines } of listFiles('src', '.ts')) {
    if (lines.length <= longest.source) continue
    const reason = lines.slice(0, 3).find(line => /^(\/\/|\/\*\*?) .*(long|lines)/i.test(line))
    t.ok(reason, `${file} has ${lines.length} lines and gives no reason`)
    t.ok(lines.length <= (/\bdata\b/i.test(reason ?? '') ? longest.data : longest.sourceWithReason), `${file} has ${lines.length} lines`)
  }
  const sizes = listFiles('src', '.ts').map(({ lines }) => lines.length).sort((one, other) => one - other)
  t.ok(sizes[Math.floor(sizes.length / 2)]! <= longest.median, 'half of the files are shorter than a page')
})

t.test('page templates are short', async t => {
  for (const { file, lines } of listFiles('views', '.njk')) t.ok(lines.length <= longest.page, `${file} has ${lines.length} lines`)
})

t.test('only components decide that something is trusted HTML', async t => {
  for (const { file, text } of listFiles('views', '.njk')) {
    if (!file.startsWith('views/components/')) t.notMatch(text, /\|\s*safe\b/, file)
  }
})

t.test('no template interpolates data into a style or an event attribute, and none speaks another origin', async t => {
  for (const { file, text } of listFiles('views', '.njk')) {
    t.notMatch(text, /\sstyle=|\son[a-z]+=/, file)
    t.notMatch(text, /(?:src|action)="https?:/, file)
  }
})

t.test('there are no barrels: no file only passes on what others export', async t => {
  for (const { file, text } of listFiles('src', '.ts')) t.notMatch(text, /^export (?:\*|\{[^}]*\}) from/m, file)
})

t.test('the top level holds what its owner fixed and nothing else', async t => {
  const allowed = new Set(['package.json', 'package-lock.json', 'tsconfig.json', 'src', 'views', 'migrations', 'test', 'README.md', 'LICENSE'])
  const passing = new Set(['node_modules', 'dist', 'var'])
  const strange = readdirSync(packageRoot).filter(name => !name.startsWith('.') && !allowed.has(name) && !passing.has(name) && !name.startsWith('dist-'))
  t.same(strange, [])
})

function listFiles (folder: string, ending: string): Array<{ file: string, text: string, lines: string[] }> {
  return readdirSync(join(packageRoot, folder), { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith(ending))
    .map(file => {
      const text = readFileSync(join(packageRoot, folder, file), 'utf8')
      return { file: join(folder, file), text, lines: text.trimEnd().split('\n') }
    })
}
