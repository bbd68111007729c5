import { join } from 'node:path'
import t from 'tap'
import { clientPhrases as accountPhrases } from '../../src/account/client-phrases.ts'
import { clientPhrases } from '../../src/admin/client-phrases.ts'
import { packageRoot } from '../../src/kernel/paths.ts'
import { createPhrases, locales } from '../../src/kernel/phrases.ts'
import { collectPhrases, homeOf, listScriptPhrases } from '../helpers/phrases.ts'
import { quotedLabels } from './quoted-labels.ts'
import { listBareTexts } from './template-phrases.ts'

const phrases = createPhrases(join(packageRoot, 'src'))
const collected = await collectPhrases()
/** Scripts that only the pages of the account site load. */
const accountScripts = ['views/assets/js/local-time.js']

for (const locale of locales) {
  t.test(`every phrase of the product is in the dictionaries of ${locale}`, async t => {
    const dictionary = phrases.dictionary(locale)
    const missing = [...collected].filter(([phrase]) => !dictionary.has(phrase))
      .map(([phrase, uses]) => `${homeOf(uses)}/i18n/${locale}.csv lacks "${phrase}", used in ${uses.map(({ file, line }) => `${file}:${line}`).join(', ')}`)
    t.same(missing, [])
  })

  t.test(`the dictionaries of ${locale} hold no phrase that nothing uses`, async t => {
    t.same([...phrases.dictionary(locale).keys()].filter(phrase => !collected.has(phrase)), [])
  })
}

t.test('the collector sees phrases in templates, calls, errors, messages, lists, scripts and declarations', async t => {
  const examples: ReadonlyArray<[string, RegExp]> = [
    ['Forgot your password?', /^views\/user\/login\.njk$/],
    ['Connect store', /^views\/amazon\//],
    ['Password Help', /^src\/modules\/user\//],
    ['You already have an API key in this environment. No key was added: delete the existing one first.', /^src\/account\/keys\/issue-key\.ts$/],
    ['You saved the configuration.', /^src\/modules\/config\/save-form\.ts$/],
    ['Please enter a number 0 or greater in this field.', /^src\/config\/validation-rules\/numbers\.ts$/],
    ['Use Website', /^src\/config\/inherit\.ts$/],
    ['store view', /^src\/modules\/config\//],
    ['Not a whole key', /^src\/modules\/services-connector\/verdict\.ts$/],
    ['Press Ctrl+C to copy', /^views\/assets\/js\/copy\.js$/],
    ['Production Api key', /^src\/modules\/services-connector\/system\.ts$/]
  ]
  for (const [phrase, place] of examples) t.ok(collected.get(phrase)?.some(({ file }) => place.test(file)), phrase)
})

t.test('what only the log or the terminal says is not a phrase', async t => {
  for (const text of ['There is no such key.', 'The module "%1" declares "%2" twice.', 'The folder %1 cannot be written. Give this user the right to write there, or set DATA_DIR to another folder.']) t.notOk(collected.has(text), text)
})

t.test('pages hand over every phrase that their scripts show', async t => {
  const handedOver = (file: string): readonly string[] => accountScripts.includes(file) ? accountPhrases : clientPhrases
  const missing = listScriptPhrases().filter(({ phrase, file }) => !handedOver(file).includes(phrase)).map(({ phrase, file }) => `"${phrase}", shown by ${file}`)
  t.same(missing, [], 'src/admin/client-phrases.ts, and for its own scripts src/account/client-phrases.ts')
})

t.test('templates hold no words but the quoted labels and names', async t => {
  const names = ['Backroom', ...quotedLabels]
  t.same(listBareTexts().filter(({ text }) => !names.includes(text)), [])
})
