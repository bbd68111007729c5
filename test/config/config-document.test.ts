import fc from 'fast-check'
import t from 'tap'
import { toJson, toYaml, type ConfigDocument } from '../../src/config/config-document.ts'
import { parseDocument } from '../../src/config/parse-document.ts'

/** Any text at all, and those that YAML would rather read as something else. */
const value = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom('\n', '\r', '\t', ' ', ':', '#', '-', '"', '\'', '|', '>', 'a', '\u0085', '\u2028', '\uFEFF') }),
  fc.constantFrom('null', '~', 'true', '007', '1e3', '0x1f', '.5', 'yes', '2026-01-01', '- a', '? b', '{}', '[]', '&a', '*a', '!!int 1', '%YAML', '---', '...', 'a: b', 'a #b', ' a', 'a ', 'x'.repeat(300))
).filter(text => text !== '')
const path = fc.string({ unit: fc.constantFrom('a', 'b', '/', '_', '1'), minLength: 1 })
const documents = fc.record({
  format: fc.constant(1 as const),
  values: fc.dictionary(fc.constantFrom('default', 'websites/base', 'stores/fr', 'stores/__proto__'), fc.dictionary(path, fc.option(value))),
  omitted: fc.uniqueArray(path).map(paths => paths.sort()),
  strays: fc.uniqueArray(path).map(paths => paths.sort())
})

t.test('a document that is written and read is the same, also when a form has turned its line ends', async t => {
  fc.assert(fc.property(documents, document => {
    const wanted = JSON.stringify(toSorted(document))
    return [toYaml(document), toJson(document)].flatMap(text => [text, text.replaceAll('\n', '\r\n')])
      .every(text => JSON.stringify(toSorted(parseDocument(text).document)) === wanted)
  }), { numRuns: 150 })
  t.pass()
})

t.test('the same values give the same text, in an order that can be reviewed', async t => {
  const document: ConfigDocument = {
    format: 1,
    values: { 'stores/fr': { 'web/b': '2', 'web/a': 'one\ntwo' }, default: { 'general/locale/code': 'en_US', 'general/info/name': null }, 'websites/base': { x: 'a: b' } },
    omitted: ['services/connector/api_key'],
    strays: []
  }
  const text = toYaml(document)
  t.equal(text, `# Configuration values saved at their own scope. Secrets and uploaded files are left out; their paths stand under "omitted".

format: 1
values:
  default:
    general/info/name: null
    general/locale/code: en_US
  websites/base:
    x: "a: b"
  stores/fr:
    web/a: |-
      one
      two
    web/b: "2"
omitted:
  - services/connector/api_key
strays: []
`)
  t.equal(toYaml(parseDocument(text).document), text)
  t.equal(toYaml(parseDocument(toJson(document)).document), text)
})

t.test('what people write by hand is read as it stands', async t => {
  const { document, findLine } = parseDocument('format: 1\nvalues:\n  default:\n    a/b/c: 007\n    a/b/d: true\n    a/b/e:\n    a/b/f: ~\n    a/b/g: "null"\n')
  t.strictSame(document.values, { default: { 'a/b/c': '007', 'a/b/d': 'true', 'a/b/e': null, 'a/b/f': null, 'a/b/g': 'null' } })
  t.equal(findLine('default', 'a/b/e'), 6)
  t.equal(findLine('default', 'a/b/z'), undefined)
  t.strictSame(parseDocument('{\n\t"format": 1,\n\t"values": { "default": { "a/b/c": 5, "d": null } }\n}').document.values, { default: { 'a/b/c': '5', d: null } })
})

t.test('a document that cannot be read is refused, with its line', async t => {
  for (const [text, message] of [
    ['', /does not begin with "format: 1"/],
    ['values: {}', /does not begin with "format: 1"/],
    ['- a', /does not begin with "format: 1"/],
    ['format: 2', /Line 1: this is format 2/],
    ['format: 1\nother: x', /Line 2: .*"other" is none of them/],
    ['format: 1\nvalues: x', /Line 2: below "values"/],
    ['format: 1\nvalues:\n  default: x', /Line 3: below "default"/],
    ['format: 1\nvalues:\n  default:\n    a: [1]', /Line 4: the value of "a" is no text/],
    ['format: 1\nvalues:\n  default:\n    a: &x 1\n    b: *x', /Line 5: the value of "b" is no text/],
    ['format: 1\nvalues:\n  default:\n    a: 1\n    a: 2', /Line 5: "a" stands here for the second time/],
    ['format: 1\nformat: 1', /Line 2: "format" stands here for the second time/],
    ['format: 1\nvalues:\n  ? [a]\n  : b', /Line 3: a name is expected/],
    ['format: 1\nvalues: {', /Line 2 cannot be read as YAML or JSON/],
    ['format: 1\n---\nformat: 1', /Line 2 cannot be read as YAML or JSON/],
    ['format: 1\nomitted: {}', /Line 2: below "omitted" stands a list of paths/],
    [`format: 1\nvalues: ${'['.repeat(5000)}`, /nested too deeply/]
  ] as const) t.throws(() => parseDocument(text), { code: 'CONFIG_DOCUMENT_INVALID', statusCode: 422, message }, text.slice(0, 60))
})

/** The order of names is the writer's business. */
function toSorted ({ format, values, omitted, strays }: ConfigDocument): unknown {
  const sorted = Object.entries(values).map(([key, paths]) => [key, Object.entries(paths).sort()]).sort()
  return { format, values: sorted, omitted, strays }
}
