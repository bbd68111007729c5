import { join } from 'node:path'
import t from 'tap'
import { listOptionValues } from '../../../src/config/field-options.ts'
import type { Option } from '../../../src/config/declaration.ts'
import { packageRoot } from '../../../src/kernel/paths.ts'
import { createPhrases, type Locale } from '../../../src/kernel/phrases.ts'
import { models } from './declared-modules.ts'

const locales = ['en_US', 'it_IT', 'es_ES']
const country = 'Magento\\Directory\\Model\\Config\\Source\\Country'
const locale = 'Magento\\Config\\Model\\Config\\Source\\Locale'
const timezone = `${locale}\\Timezone`
const weekdays = `${locale}\\Weekdays`

/** Those that stand in the database have tests of their own. */
const names = [...models.source].filter(([, model]) => model.read === undefined).map(([name]) => name)

function list (name: string, locale: string): readonly Option[] {
  return models.source.get(name)!.options({ locale })
}

function listLabels (options: readonly Option[]): Option[] {
  return options.flatMap(option => [option, ...listLabels(option.options ?? [])])
}

function find (name: string, locale: string, value: string): string | undefined {
  return list(name, locale).find(option => option.value === value)?.label
}

t.test('every list has options with values of their own, in every language the same ones', async t => {
  for (const name of names) {
    const values = listOptionValues(list(name, 'en_US'))
    t.ok(values.length > 0, name)
    t.equal(new Set(values).size, values.length, name)
    for (const locale of locales) t.same(listOptionValues(list(name, locale)).sort(), [...values].sort(), name)
  }
})

t.test('no option is without a label, in any language', async t => {
  const phrases = createPhrases(join(packageRoot, 'src'))
  for (const locale of locales) {
    const dictionary = phrases.dictionary(locale as Locale)
    for (const name of names) {
      const labels = listLabels(list(name, locale))
      t.ok(labels.every(({ label, localized }) => (localized === true ? label : dictionary.get(label) ?? '').trim() !== ''), `${locale} ${name}`)
    }
  }
})

t.test('countries have their names in the reader\'s language and stand in its order', async t => {
  t.same(locales.map(locale => find(country, locale, 'DE')), ['Germany', 'Germania', 'Alemania'])
  t.same(list(country, 'en_US').slice(0, 3).map(({ value }) => value), ['AF', 'AX', 'AL'])
  t.equal(list(country, 'it_IT').length, 249)
  t.ok(list(country, 'es_ES').every(({ value, label, localized }) => localized === true && label !== value))
})

t.test('a country that may stay unset has an empty choice first', async t => {
  t.same(list(`${country}::optional`, 'en_US')[0], { value: '', label: '--Please Select--' })
  t.notOk(listOptionValues(list(country, 'en_US')).includes(''))
})

t.test('currencies have their names in the reader\'s language', async t => {
  const currency = 'Magento\\Config\\Model\\Config\\Source\\Locale\\Currency'
  t.same(locales.map(locale => find(currency, locale, 'USD')), ['US Dollar', 'dollaro statunitense', 'dólar estadounidense'])
  t.same(list(`${currency}\\All`, 'en_US'), list(currency, 'en_US'))
})

t.test('regions have the ids of the original and stand under their countries', async t => {
  const regions = 'Magento\\Directory\\Model\\Config\\Source\\Allregion'
  const italian = list(regions, 'it_IT')
  t.same(italian[0], { value: '', label: '--Please Select--' })
  t.same(italian.find(({ label }) => label === 'Stati Uniti')?.options?.find(({ value }) => value === '12'), { value: '12', label: 'California', localized: true })
  const any = 'Magento\\Tax\\Model\\System\\Config\\Source\\Tax\\Region'
  for (const [id, name] of [['43', 'New York (United States)'], ['57', 'Texas (United States)'], ['74', 'Ontario (Canada)'], ['81', 'Bayern (Germany)'], ['139', 'Barcelona (Spain)'], ['257', 'Paris (France)'], ['508', 'São Paulo (Brazil)']] as const) {
    t.equal(find(any, 'en_US', id), name)
  }
  t.same(list(any, 'en_US')[0], { value: '0', label: '*', localized: true })
  t.notOk(listLabels(italian).some(({ label }) => /^[A-Z0-9]{1,3}$/.test(label)), 'every code has a name')
})

t.test('a template field offers its own default template; one of another software\'s is called by its id', async t => {
  const template = models.source.get('Magento\\Config\\Model\\Config\\Source\\Email\\Template')!
  t.same(template.options({ locale: 'en_US', path: 'sales_email/order/guest_template' }), [{ value: 'sales_email_order_guest_template', label: 'New Order for Guest (Default)' }])
  t.same(template.options({ locale: 'en_US', path: 'vendor/mail/template' }), [{ value: 'vendor_mail_template', label: 'vendor_mail_template', localized: true }])
})

t.test('locales are called by language, script and country', async t => {
  t.equal(find(locale, 'en_US', 'en_US'), 'English (United States)')
  t.equal(find(locale, 'en_US', 'zh_Hans_CN'), 'Chinese (Simplified, China)')
  t.equal(find(locale, 'it_IT', 'it_IT'), 'italiano (Italia)')
  t.equal(find(locale, 'es_ES', 'es_ES'), 'español (España)')
})

t.test('time zones are called by their standard time, also where January is summer', async t => {
  t.same(locales.map(locale => find(timezone, locale, 'Europe/Rome')), [
    'Central European Standard Time (Europe/Rome)', 'Ora standard dell’Europa centrale (Europe/Rome)', 'hora estándar de Europa central (Europe/Rome)'
  ])
  t.equal(find(timezone, 'en_US', 'Australia/Sydney'), 'Australian Eastern Standard Time (Australia/Sydney)')
  t.equal(find(timezone, 'en_US', 'America/Los_Angeles'), 'Pacific Standard Time (America/Los_Angeles)')
  t.equal(find(timezone, 'en_US', 'UTC'), 'Coordinated Universal Time (UTC)')
})

t.test('time zones have the names of today', async t => {
  t.equal(find(timezone, 'en_US', 'Asia/Kolkata'), 'India Standard Time (Asia/Kolkata)')
  t.equal(find(timezone, 'en_US', 'Asia/Calcutta'), undefined)
})

t.test('days can also be stored by their names', async t => {
  t.same(list('Magento\\Config\\Model\\Config\\Source\\Locale\\Weekdaycodes', 'en_US')[1], { value: 'mon', label: 'Monday', localized: true })
})

t.test('the week begins with Sunday, which is 0', async t => {
  t.same(list(weekdays, 'it_IT').map(({ value, label }) => `${value} ${label}`), [
    '0 domenica', '1 lunedì', '2 martedì', '3 mercoledì', '4 giovedì', '5 venerdì', '6 sabato'
  ])
})

t.test('lists of names are gathered once for each language', async t => {
  for (const name of [country, locale, timezone, weekdays]) {
    t.equal(list(name, 'es_ES'), list(name, 'es_ES'), name)
    t.not(list(name, 'es_ES'), list(name, 'it_IT'), name)
  }
})

t.test('a start-up page is any page of the menu, under the heading of its fly-out', async t => {
  const pages = list('Magento\\Config\\Model\\Config\\Source\\Admin\\Page', 'en_US')
  t.same(pages[0], { value: 'Magento_Backend::dashboard', label: 'Dashboard' })
  const marketing = pages.find(({ label }) => label === 'Marketing')
  t.same(marketing?.options?.at(-1), { value: 'Magento_Amazon::channel_amazon_index', label: 'Amazon Sales Channel' })
  t.ok(pages.every(({ value, options }) => value !== '' || options!.length > 0))
})
