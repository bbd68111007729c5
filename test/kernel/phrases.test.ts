import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { fillPhrase } from '../../src/kernel/errors.ts'
import { createPhrases, extendPhrases, toLanguageTag, toLocale, type Phrases } from '../../src/kernel/phrases.ts'

/** The phrases of a folder with the given files. */
function createFolder (t: Test, files: Record<string, string>): Phrases {
  const folder = mkdtempSync(join(tmpdir(), 'backroom-phrases-'))
  t.teardown(() => { rmSync(folder, { recursive: true }) })
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(join(folder, file, '..'), { recursive: true })
    writeFileSync(join(folder, file), content)
  }
  return createPhrases(folder)
}

t.test('a phrase is put into a language, and one that the dictionary lacks stays English', t => {
  const translate = createFolder(t, { 'a/i18n/it_IT.csv': 'Save,Salva\n"Hello, %1","Ciao, %1"\n' }).translator('it_IT')
  t.equal(translate('Save'), 'Salva')
  t.equal(translate('Hello, %1', 'Ada'), 'Ciao, Ada')
  t.equal(translate('Delete'), 'Delete')
  t.equal(translate('toString'), 'toString')
  t.equal(translate('__proto__'), '__proto__')
  t.end()
})

t.test('dictionaries of others stand behind the own ones', t => {
  const own = createFolder(t, { 'a/i18n/it_IT.csv': 'Save,Salva\n' })
  const phrases = extendPhrases(own, [new Map([['it_IT', new Map([['Save', 'Altro'], ['Ship', 'Spedisci']])], ['de_DE', new Map([['Ship', 'Versenden']])]])])
  t.equal(phrases.translator('it_IT')('Save'), 'Salva')
  t.equal(phrases.translator('it_IT')('Ship'), 'Spedisci')
  t.equal(phrases.translator('es_ES')('Ship'), 'Ship')
  t.notOk(own.dictionary('it_IT').has('Ship'), 'the own ones stay as they were')
  t.end()
})

t.test('the dictionaries of all modules are one, and languages do not mix', t => {
  const phrases = createFolder(t, { 'a/i18n/it_IT.csv': 'One,Uno\n', 'b/c/i18n/it_IT.csv': 'Two,Due\n', 'b/i18n/es_ES.csv': 'One,Una\n', 'b/i18n/de_DE.csv': 'One,Eins\n', 'b/other/it_IT.csv': 'Three,Tre\n' })
  t.equal(phrases.translator('it_IT')('One'), 'Uno')
  t.equal(phrases.translator('it_IT')('Two'), 'Due')
  t.equal(phrases.translator('it_IT')('Three'), 'Three', 'only what lies in a folder i18n')
  t.equal(phrases.translator('es_ES')('One'), 'Una')
  t.equal(phrases.translator('en_US')('One'), 'One')
  t.equal(phrases.dictionary('it_IT').size, 2)
  t.end()
})

t.test('the original\'s format is read: byte order mark, quotes in quotes, line breaks, columns besides, empty lines, CRLF', t => {
  const phrases = createFolder(t, { 'i18n/es_ES.csv': '\uFEFF"Say ""hi""","Di ""hola""",module,Magento_X\r\n\r\n"two\nlines","dos\nlíneas"\r\nlonely\r\n"",""\r\n"last","último"' })
  const translate = phrases.translator('es_ES')
  t.equal(translate('Say "hi"'), 'Di "hola"')
  t.equal(translate('two\nlines'), 'dos\nlíneas')
  t.equal(translate('last'), 'último')
  t.equal(translate('lonely'), 'lonely')
  t.end()
})

t.test('a phrase whose translation was left empty stays English, never blank', t => {
  t.equal(createFolder(t, { 'i18n/it_IT.csv': '"Save",""\n' }).translator('it_IT')('Save'), 'Save')
  t.end()
})

t.test('arguments take the places of their numbers, in any order and more than once; what they hold is not read again', t => {
  t.equal(fillPhrase('%2 before %1, %2 again', ['a', 'b']), 'b before a, b again')
  t.equal(fillPhrase('%1 and %2', ['%2', 'x']), '%2 and x')
  t.equal(fillPhrase('%1', ['$& $1 $$']), '$& $1 $$')
  t.equal(fillPhrase('100% of %3', ['a']), '100% of %3')
  t.equal(fillPhrase('%10', Array.from({ length: 10 }, (_, index) => index)), '9')
  t.end()
})

t.test('locales are known by the original\'s codes', t => {
  t.equal(toLocale('it_IT'), 'it_IT')
  for (const code of ['it', 'it-IT', 'IT_it', '', null, undefined, '__proto__']) t.equal(toLocale(code), undefined)
  t.equal(toLanguageTag('es_ES'), 'es-ES')
  t.end()
})
