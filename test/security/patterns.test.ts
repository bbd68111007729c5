import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createContext, Script } from 'node:vm'
import t from 'tap'
import ts from 'typescript'
import { packageRoot } from '../../src/kernel/paths.ts'

interface Pattern { readonly text: string, readonly file: string }

/** Every regular expression that is written down in the sources, for the server and for the browser. */
function listPatterns (folder: string, extension: string): Pattern[] {
  const files = readdirSync(join(packageRoot, folder), { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith(extension))
  return files.flatMap(file => {
    const found: Pattern[] = []
    const visit = (node: ts.Node): void => {
      if (ts.isRegularExpressionLiteral(node)) found.push({ text: node.text, file: `${folder}/${file}` })
      ts.forEachChild(node, visit)
    }
    visit(ts.createSourceFile(file, readFileSync(join(packageRoot, folder, file), 'utf8'), ts.ScriptTarget.Latest, true))
    return found
  })
}

/** Characters that the pattern knows, alone and in pairs: repeated without an end they are what makes bad patterns try every way. */
function listPumps (pattern: string): string[] {
  const known = [...new Set([...pattern.replace(/\\[dwsbpPxu](?:\{[^}]*\}|[0-9a-f]{2,4})?/g, '').replace(/[\\^$.*+?()[\]{}|/]/g, ''), 'a', '1', ' ', '%'])].slice(0, 10)
  return [...known, ...known.slice(0, 4).flatMap(one => known.slice(0, 4).map(other => one + other)), '\\', '"', '[', '<a', '=a;', 'a.', 'a@']
}

const length = 4000
/** No bound for speed: a linear pattern needs a thousandth of it, one that tries every way never comes to its end. */
const patience = 5000

t.test('no pattern of the product takes for ever over a long text', { timeout: 240_000 }, async t => {
  const patterns = [...listPatterns('src', '.ts'), ...listPatterns('views/assets/js', '.js')]
  t.ok(patterns.length > 200, `${patterns.length} patterns`)
  for (const { text, file } of new Map(patterns.map(pattern => [pattern.text, pattern])).values()) {
    const script = new Script(`for (const pump of pumps) for (const end of ['', '\\u0000', '!']) { const pattern = ${text}; pattern.test(pump.repeat(${length} / pump.length) + end) }`)
    try {
      script.runInContext(createContext({ pumps: listPumps(text) }), { timeout: patience })
    } catch (error) {
      t.fail(`${file}: ${text}: ${String(error)}`)
    }
  }
})

t.test('the measure finds a pattern that tries every way', async t => {
  const script = new Script('for (const pump of pumps) /^(?:a+)+$/.test(pump.repeat(200) + "!")')
  t.throws(() => script.runInContext(createContext({ pumps: listPumps('/^(?:a+)+$/') }), { timeout: 500 }))
})
