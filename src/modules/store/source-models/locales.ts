import type { SourceModel } from '../../../config/models.ts'
import { rememberByLocale, sortByLabel } from './localized-options.ts'

// The original's list of allowed locales.
const codes = [
  'af_ZA', 'ar_DZ', 'ar_EG', 'ar_KW', 'ar_MA', 'ar_SA', 'az_Latn_AZ', 'be_BY', 'bg_BG', 'bn_BD', 'bs_Latn_BA', 'ca_ES', 'cs_CZ', 'cy_GB', 'da_DK',
  'de_AT', 'de_CH', 'de_DE', 'de_LU', 'el_GR', 'en_AU', 'en_CA', 'en_GB', 'en_IE', 'en_NZ', 'en_US', 'es_AR', 'es_BO', 'es_CL', 'es_CO', 'es_CR',
  'es_ES', 'es_MX', 'es_PA', 'es_PE', 'es_VE', 'et_EE', 'eu_ES', 'fa_IR', 'fi_FI', 'fil_PH', 'fr_BE', 'fr_CA', 'fr_CH', 'fr_FR', 'fr_LU', 'gl_ES',
  'gu_IN', 'he_IL', 'hi_IN', 'hr_HR', 'hu_HU', 'id_ID', 'is_IS', 'it_CH', 'it_IT', 'ja_JP', 'ka_GE', 'km_KH', 'ko_KR', 'lo_LA', 'lt_LT', 'lv_LV',
  'mk_MK', 'mn_Cyrl_MN', 'ms_Latn_MY', 'ms_MY', 'nb_NO', 'nl_BE', 'nl_NL', 'nn_NO', 'pl_PL', 'pt_BR', 'pt_PT', 'ro_RO', 'ru_RU', 'sk_SK', 'sl_SI',
  'sq_AL', 'sr_Cyrl_RS', 'sv_FI', 'sv_SE', 'sw_KE', 'th_TH', 'tr_TR', 'uk_UA', 'vi_VN', 'zh_Hans_CN', 'zh_Hant_HK', 'zh_Hant_TW'
]

/** Every locale as `English (United States)`; where a script is part of it, as `Chinese (Simplified, China)`. */
export const locales: SourceModel = {
  options: rememberByLocale(languageTag => {
    const languages = new Intl.DisplayNames(languageTag, { type: 'language' })
    const scripts = new Intl.DisplayNames(languageTag, { type: 'script' })
    const regions = new Intl.DisplayNames(languageTag, { type: 'region' })
    return sortByLabel(codes.map(code => {
      const { language, script, region } = new Intl.Locale(code.replaceAll('_', '-'))
      const place = regions.of(region!)!
      return { value: code, label: `${languages.of(language)!} (${script === undefined ? place : `${scripts.of(script)!}, ${place}`})`, localized: true }
    }), languageTag)
  })
}
