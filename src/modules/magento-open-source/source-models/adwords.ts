import type { SourceModel } from '../../../config/models.ts'
import { rememberByLocale } from '../../store/source-models/localized-options.ts'

/** Google's own codes, some of them of long ago. */
const codes = ('ar bg ca cs da de el en es et fi fr hi hr hu id is it iw ja ko lt lv nl no pl pt ro ru sk sl sr sv th tl tr uk ur vi zh_TW zh_CN').split(' ')
const presentCodes: Readonly<Record<string, string>> = { iw: 'he', zh_CN: 'zh-Hans', zh_TW: 'zh-Hant' }

/** The languages of a conversion page, as `Deutsch / German (de)`. */
export const adwordsLanguages: SourceModel = {
  options: rememberByLocale(languageTag => {
    const names = new Intl.DisplayNames(languageTag, { type: 'language' })
    return codes.map(code => {
      const tag = presentCodes[code] ?? code
      const ownName = new Intl.DisplayNames(tag, { type: 'language' }).of(tag) ?? code
      return { value: code, label: `${ownName.charAt(0).toLocaleUpperCase(tag)}${ownName.slice(1)} / ${names.of(tag) ?? code} (${code})`, localized: true }
    })
  })
}
