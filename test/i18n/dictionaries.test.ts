import t from 'tap'
import { locales } from '../../src/kernel/phrases.ts'
import { dictionaryFiles, listTranslations } from './dictionary-files.ts'

function listPlaceholders (text: string): string[] {
  return [...new Set(text.match(/%\d+/g) ?? [])].sort()
}

/** The blanks around a text. */
function toEdges (text: string): string {
  return `${/^\s*/.exec(text)![0]}…${/\s*$/.exec(text)![0]}`
}

t.test('every folder with dictionaries has one for each language', async t => {
  for (const folder of new Set(dictionaryFiles.map(dictionary => dictionary.folder))) {
    t.same(dictionaryFiles.filter(dictionary => dictionary.folder === folder).map(({ locale }) => locale).sort(), [...locales].sort(), folder)
  }
})

t.test('a dictionary has one line a phrase, both columns in quotes, sorted by phrase', async t => {
  for (const { file, rows, text } of dictionaryFiles) {
    t.ok(rows.every(row => row.length === 2), `${file} has two columns`)
    t.equal(text.split('\n').length, rows.length + 1, `${file} has one line a phrase`)
    t.notMatch(text, /^(?!"(?:[^"]|"")*","(?:[^"]|"")*"$|$)/m, `${file} puts both columns in quotes`)
    const phrases = rows.map(([phrase]) => phrase!)
    t.same(phrases, phrases.toSorted(), `${file} is sorted`)
  }
})

t.test('the dictionaries of a folder hold the same phrases', async t => {
  for (const { folder, file, rows } of dictionaryFiles) {
    const english = dictionaryFiles.find(dictionary => dictionary.folder === folder && dictionary.locale === 'en_US')!
    t.same(rows.map(([phrase]) => phrase), english.rows.map(([phrase]) => phrase), file)
  }
})

for (const locale of locales) {
  const translations = listTranslations(locale)

  t.test(`no phrase stands twice in the dictionaries of ${locale}`, async t => {
    const homes = new Map<string, string[]>()
    for (const { phrase, file } of translations) homes.set(phrase, [...homes.get(phrase) ?? [], file])
    t.same([...homes].filter(([, files]) => files.length > 1), [])
  })

  t.test(`a translation of ${locale} has the placeholders of its phrase`, async t => {
    t.same(translations.filter(({ phrase, translation }) => listPlaceholders(phrase).join() !== listPlaceholders(translation).join()), [])
  })

  t.test(`no translation of ${locale} is empty or has other blanks around it than its phrase`, async t => {
    t.same(translations.filter(({ phrase, translation }) => translation.trim() === '' || toEdges(phrase) !== toEdges(translation)), [])
  })
}

t.test('English phrases are their own translation', async t => {
  t.same(listTranslations('en_US').filter(({ phrase, translation }) => phrase !== translation), [])
})

t.test('what stands in double braces, in brackets of a URL, or is a number is not translated', async t => {
  const listFixed = (text: string): string[] => (text.match(/\{\{\w+\}\}|https?:\/\/\S+|(?<![%\w])\d[\d.]*\b/g) ?? []).map(part => part.replace(/[.,)]+$/, '')).sort()
  for (const locale of locales) t.same(listTranslations(locale).filter(({ phrase, translation }) => listFixed(phrase).join() !== listFixed(translation).join()), [], locale)
})
