import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import t from 'tap'
import { parseDocument } from '../../src/config/parse-document.ts'
import { readLockFile } from '../../src/config/file-override.ts'
import { AppError } from '../../src/kernel/errors.ts'
import { readDictionaries } from '../../src/magento-xml/read-dictionaries.ts'
import { createSourceFiles } from '../../src/magento-xml/source-files.ts'
import { parseXml } from '../../src/magento-xml/xml-element.ts'

const folder = mkdtempSync(join(tmpdir(), 'backroom-fuzz-'))
t.teardown(() => { rmSync(folder, { recursive: true }) })
mkdirSync(join(folder, 'i18n'))
mkdirSync(join(folder, 'app', 'etc'), { recursive: true })

/** Text that is nearly what a reader expects. */
function nearly (...pieces: string[]): fc.Arbitrary<string> {
  return fc.array(fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...pieces) }, { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) }), { maxLength: 30 }).map(parts => parts.join(''))
}

const yaml = nearly('format: 1\n', 'values:\n', '  default:\n', '    a/b/c: ', 'x\n', '- ', '"', '\'', '|\n', '&a ', '*a', '<<: ', '{', '}', '[', ']', '? ', ': ', '\t', '!!js ', '%YAML 1.2\n', '---\n', '__proto__: ', 'constructor:\n', '# ')
const xml = nearly('<config>', '</config>', '<a ', 'b="c"', '/>', '>', '<!DOCTYPE x [<!ENTITY y "z">]>', '&y;', '&#0;', '&lt;', '<![CDATA[', ']]>', '<!--', '-->', '<?xml version="1.0"?>', '__proto__="1"', '<__proto__>', '"', '\'')
const csv = nearly('"', '""', ',', '\n', '\r\n', '\ufeff', 'phrase', '__proto__', '=1+1', ' ', ';', '\u0000')
const json = nearly('{', '}', '[', ']', ':', ',', '"system"', '"default"', '"__proto__"', '"x"', '1e999', 'null', '\\u0000', '"', '//')

/** Reads or refuses; anything else is a crash. */
function isTaken (read: () => unknown): boolean {
  try {
    read()
    return true
  } catch (error) {
    return error instanceof AppError
  }
}

t.test('a document, a module file or a lock is read or refused, whatever stands in it', async t => {
  t.doesNotThrow(() => { fc.assert(fc.property(yaml, text => isTaken(() => parseDocument(text))), { numRuns: 400 }) })
  t.doesNotThrow(() => { fc.assert(fc.property(xml, text => isTaken(() => parseXml(text, 'x.xml'))), { numRuns: 400 }) })
  const lock = fc.property(json, text => {
    writeFileSync(join(folder, 'app', 'etc', 'env.json'), text)
    return isTaken(() => readLockFile(folder, 'env'))
  })
  t.doesNotThrow(() => { fc.assert(lock, { numRuns: 200 }) })
})

t.test('a dictionary is read or refused, whatever stands in it', async t => {
  const dictionary = fc.property(csv, text => {
    writeFileSync(join(folder, 'i18n', 'it_IT.csv'), text)
    return isTaken(() => readDictionaries(createSourceFiles(), folder, () => {}))
  })
  t.doesNotThrow(() => { fc.assert(dictionary, { numRuns: 200 }) })
})

t.test('no document reaches a prototype', async t => {
  const inner = 'polluted'
  parseXml(`<config __proto__="1"><__proto__><${inner}>1</${inner}></__proto__><constructor prototype="1"/></config>`, 'x.xml')
  isTaken(() => parseDocument(`format: 1\nvalues:\n  __proto__:\n    ${inner}: 1\n  default:\n    __proto__: 1\n    constructor: 2\n`))
  writeFileSync(join(folder, 'app', 'etc', 'env.json'), `{"system":{"__proto__":{"${inner}":1},"default":{"constructor":{"prototype":{"${inner}":1}}}}}`)
  isTaken(() => readLockFile(folder, 'env'))
  writeFileSync(join(folder, 'i18n', 'it_IT.csv'), `"__proto__","${inner}"\n`)
  t.equal(readDictionaries(createSourceFiles(), folder, () => {}).get('it_IT')?.get('__proto__'), inner, 'it is a phrase like any other')
  t.equal(({} as Record<string, unknown>)[inner], undefined)
  t.equal(Object.getPrototypeOf({}), Object.prototype)
})

t.test('a document that unfolds, nests or repeats itself is refused', { timeout: 60_000 }, async t => {
  const bomb = `format: 1\nvalues:\n  a: &a [x, x, x, x, x, x, x, x, x]\n${'bcdefghij'.split('').map((name, index) => `  ${name}: &${name} [${Array(9).fill(`*${'abcdefghi'[index]}`).join(', ')}]`).join('\n')}\n`
  for (const [what, text] of Object.entries({
    'an alias bomb': bomb,
    'a reference as a value': 'format: 1\nvalues:\n  default:\n    a/b/c: &x y\n    d/e/f: *x\n',
    'a nest of lists': `format: 1\nvalues: ${'['.repeat(20_000)}`,
    'a nest of maps': `format: 1\nvalues: ${'{a: '.repeat(20_000)}`,
    'a name that stands twice': 'format: 1\nvalues:\n  default:\n    a/b/c: 1\n    a/b/c: 2\n',
    'a name that nobody knows': 'format: 1\nsurprise: 1\n',
    'two documents': 'format: 1\n---\nformat: 1\n'
  })) t.throws(() => parseDocument(text), AppError, what)
  t.match(parseXml('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', 'x.xml'), { fault: {} }, 'an entity of a file\'s own is not unfolded')
  t.match(parseXml(`${'<a>'.repeat(20_000)}`, 'x.xml'), { fault: {} }, 'a nest of elements')
})
