import t from 'tap'
import { locales, type Locale } from '../../src/kernel/phrases.ts'
import { listTranslations } from './dictionary-files.ts'
import { quotedLabels } from './quoted-labels.ts'

/** What machine translations of the guide got wrong, and what belongs to another language or another tone. */
const defects: Readonly<Record<Exclude<Locale, 'en_US'>, readonly RegExp[]>> = {
  it_IT: [
    /memorizza(?:re)? (?:l')?integrazione/i,
    /archivi(?:a|are|azione) (?:l['’])?integrazione/i,
    /configurazione dell['’]archivio/i,
    /\btrigger\b/i,
    /icona successiva/i,
    /\bnegozi[oe]?\b/i,
    /\b(?:tu|tuo|tua|tuoi|tue|puoi|devi|hai)\b/i,
    /[ñ¿¡]/
  ],
  es_ES: [
    /déclencheur/i,
    /(?:almacen|archiv)ar la integración/i,
    /integración del? almacén/i,
    /siguiente icono/i,
    /\b(?:tú|tu|tus|puedes|debes|tienes|has)\b/i,
    /\b(?:email|e-mail|mail)s?\b/i,
    /[àèìòùâêîôûçœ]/
  ]
}

/** Words of the trade, which are the same on every page: English, Italian, Spanish. */
const glossary: ReadonlyArray<readonly [RegExp, RegExp, RegExp]> = [
  [/store view/i, /vist[ae] store/i, /vistas? de tienda/i],
  [/(?<!store|Magento) ?website/i, /sito web/i, /sitio web/i],
  [/\bAPI keys?\b(?! in the| key)/, /chiav[ei] API/i, /claves? de API/i],
  [/\b(?:crypt|encryption) key\b/i, /chiave di crittografia/i, /clave de cifrado/i],
  [/\bcookie/i, /cookie/i, /cookie/i],
  [/Default Config/, /Configurazione predefinita/, /Configuración predeterminada/],
  [/^Use Default$/, /^Usa predefinito$/, /^Usar predeterminado$/],
  [/^Use Website$/, /^Usa sito web$/, /^Usar sitio web$/],
  [/^Store Integration$/, /^Integrazione store$/, /^Integración de la tienda$/]
]

for (const locale of locales) {
  t.test(`the labels that the guide quotes are English in ${locale}`, async t => {
    t.same(listTranslations(locale).filter(({ phrase, translation }) => quotedLabels.includes(phrase) && translation !== phrase), [])
  })

  t.test(`where a sentence of ${locale} names a place of the guide, it names it as it is shown`, async t => {
    const places = ['Services > Magento Services', 'Amazon Sales Channel', 'API Portal', 'Magento Services']
    for (const place of places) t.same(listTranslations(locale).filter(({ phrase, translation }) => phrase.includes(place) && !translation.includes(place)), [], place)
  })
}

for (const locale of ['it_IT', 'es_ES'] as const) {
  t.test(`the translations of ${locale} are free of known defects`, async t => {
    for (const defect of defects[locale]) t.same(listTranslations(locale).filter(({ translation }) => defect.test(translation)), [], String(defect))
  })

  t.test(`the translations of ${locale} use the words of the trade`, async t => {
    const column = locale === 'it_IT' ? 1 : 2
    for (const words of glossary) {
      const affected = listTranslations(locale).filter(({ phrase }) => words[0].test(phrase) && !quotedLabels.includes(phrase))
      t.not(affected.length, 0, String(words[0]))
      t.same(affected.filter(({ translation }) => !words[column].test(translation)), [], String(words[column]))
    }
  })

  t.test(`a sentence of ${locale} ends as its English one does`, async t => {
    const toEnd = (text: string): string => /[.?:…]$/.exec(text)?.[0] ?? ''
    t.same(listTranslations(locale).filter(({ phrase, translation }) => toEnd(phrase) !== toEnd(translation)), [])
  })

  t.test(`the sentences of ${locale} are translated`, async t => {
    const isSentence = (phrase: string): boolean => /\w+ \w+ \w+/.test(phrase) && !quotedLabels.includes(phrase)
    t.same(listTranslations(locale).filter(({ phrase, translation }) => isSentence(phrase) && phrase === translation), [])
  })
}
