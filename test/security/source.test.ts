/* eslint-disable no-template-curly-in-string -- parts of queries stand as they are written */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import ts from 'typescript'
import { packageRoot } from '../../src/kernel/paths.ts'

const files = readdirSync(join(packageRoot, 'src'), { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.ts'))
  .map(file => ts.createSourceFile(`src/${file}`, readFileSync(join(packageRoot, 'src', file), 'utf8'), ts.ScriptTarget.Latest, true))

function eachNode (visit: (node: ts.Node, file: string) => void): void {
  for (const file of files) {
    const walk = (node: ts.Node): void => {
      visit(node, file.fileName)
      ts.forEachChild(node, walk)
    }
    walk(file)
  }
}

/** What may stand in the text of a query, beside the words of SQL: parts of text that are written down in the same file, never a value. */
const parts: Readonly<Record<string, string>> = {
  'Math.trunc(limit)': 'a whole number',
  'Math.trunc(offset)': 'a whole number',
  accounts: 'a table',
  'areFew(most)': 'a condition with a number of ours',
  columns: 'names of columns',
  'columns.join(\', \')': 'names of columns',
  'columns.map(() => \'?\').join(\', \')': 'question marks',
  condition: 'a condition with question marks',
  from: 'tables and how they are joined',
  'held.table': 'one of two tables',
  'isWebsite ? \'and website_id = ?\' : \'\'': 'a condition with a question mark',
  'isWebsite ? own : `${own} or ${throughWebsite}`': 'conditions with question marks',
  joined: 'tables and how they are joined',
  list: 'question marks',
  'most + 2': 'a number of ours',
  mostMarkets: 'a number of ours',
  'mostViews + 1': 'a number of ours',
  order: 'names of columns',
  resourceTable: 'a table',
  rowsLookedAt: 'a number of ours',
  table: 'a table',
  'toCondition(\'store_id\', idOrCode)': 'a condition with question marks',
  'toCondition(\'website_id\', idOrCode)': 'a condition with question marks',
  'toCondition(scope)': 'a condition with question marks',
  'type === \'stores\' ? \'s.store_id\' : \'w.website_id\'': 'one of two columns',
  users: 'a table',
  verdictTable: 'a table',
  viewsLookedAt: 'a number of ours',
  where: 'a condition with question marks'
}

t.test('no value is written into SQL', async t => {
  const found = new Set<string>()
  eachNode(node => {
    if (!ts.isTemplateExpression(node) || !/^\s*\(?\s*(?:select|update|insert|delete|with|union|exists)\b/i.test(node.head.text)) return
    for (const { expression } of node.templateSpans) found.add(expression.getText())
    t.notMatch(node.getText(), /'\$\{/, `no part stands in quotes: ${node.getText().slice(0, 80)}`)
  })
  t.same([...found].sort(), Object.keys(parts).sort())
})

t.test('no template is made of data', async t => {
  const found: string[] = []
  eachNode((node, file) => {
    if (ts.isCallExpression(node) && /\b(?:renderString|compileString|precompileString|eval)$/.test(node.expression.getText())) found.push(file)
    // The product's own template files, compiled once: compiled-templates.ts.
    if (file === 'src/kernel/view/compiled-templates.ts') return
    if (ts.isNewExpression(node) && /^(?:Function|nunjucks\.Template|Template)$/.test(node.expression.getText())) found.push(file)
  })
  t.same(found, [])
})

t.test('no other program is started', async t => {
  t.same(files.filter(({ text }) => /from 'node:child_process'/.test(text)).map(({ fileName }) => fileName), [])
})
