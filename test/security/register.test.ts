import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import ts from 'typescript'
import { packageRoot } from '../../src/kernel/paths.ts'
import { checks } from './checks.ts'

/** The names of a file's tests as they are written, those in template literals with their placeholders. */
function listTestNames (file: string): string[] {
  const path = join(packageRoot, 'test', `${file}.test.ts`)
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true)
  const names: string[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && /^t\.test$/.test(node.expression.getText())) {
      const [name] = node.arguments
      if (name !== undefined) names.push(ts.isStringLiteral(name) ? name.text : name.getText().slice(1, -1))
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return names
}

t.test('each of the hundred checks stands here once, in order', async t => {
  t.same(checks.map(({ number }) => number), Array.from({ length: 100 }, (_, index) => index + 1))
  t.equal(new Set(checks.map(({ title }) => title)).size, 100)
})

t.test('a check names tests that exist, or says why there is none', async t => {
  const known = new Map<string, string[]>()
  for (const check of checks) {
    if (!('tests' in check)) {
      t.ok(('open' in check ? check.open : check.doesNotApply).length > 20, `${check.number} has a reason`)
      continue
    }
    t.ok(check.tests.length > 0, `${check.number} names a test`)
    for (const test of check.tests) {
      const [file, name] = test.split(' › ') as [string, string]
      if (!known.has(file)) known.set(file, listTestNames(file))
      t.ok(known.get(file)!.includes(name), `${check.number}: ${test}`)
    }
  }
})
