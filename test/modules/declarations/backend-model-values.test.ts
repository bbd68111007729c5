import { generateKeyPairSync } from 'node:crypto'
import t from 'tap'
import { unchanged, type BackendContext } from '../../../src/config/models.ts'
import { defaultScope } from '../../../src/config/scope.ts'
import { AppError } from '../../../src/kernel/errors.ts'
import { models, structure } from './declared-modules.ts'

interface Row {
  /** What is kept as it is, and (after an arrow) what becomes of what is not. */
  readonly good: ReadonlyArray<string | readonly [typed: string, stored: string | null]>
  readonly bad: readonly string[]
  /** What other fields hold. */
  readonly others?: Readonly<Record<string, string>>
}

const pem = { type: 'pkcs8', format: 'pem' } as const
const rsaKey = String(generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export(pem)).trim()
const ecKey = String(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export(pem)).trim()

const config = 'Magento\\Config\\Model\\Config\\Backend'
const currencies = { 'system/currency/installed': 'USD,EUR,GBP', 'currency/options/allow': 'USD,EUR', 'currency/options/default': 'USD', 'currency/options/base': 'USD' }
const carrier = (domain: string): Row => ({
  good: [`https://api.${domain}/rate`, `http://${domain}`, `tools.${domain}/x`, ['', null]],
  bad: [`https://${domain}.example.com/`, `https://evil${domain}/`, 'https://example.com/?' + domain, `https://${domain}@example.com/`]
})

/** Every backend model that checks or converts; those of the sections of our own have sentences of their own in backend-models.test.ts. */
const table: Readonly<Record<string, Row>> = {
  [`${config}\\Email\\Address`]: { good: ['owner@example.com'], bad: ['', 'owner'] },
  [`${config}\\Email\\Sender`]: { good: ['Owner'], bad: ['', 'a\nb'] },
  [`${config}\\Baseurl`]: { good: ['https://example.com/'], bad: ['', 'example.com'] },
  [`${config}\\Locale\\Timezone`]: { good: ['Europe/Rome'], bad: ['', 'Rome'] },
  [`${config}\\Admin\\Usecustom`]: { good: ['0'], bad: ['1'] },
  [`${config}\\Admin\\Custom`]: { good: ['https://example.com/', ['https://example.com', 'https://example.com/']], bad: [] },
  [`${config}\\Admin\\Password\\Link\\Expirationperiod`]: { good: ['1', '48'], bad: ['', '0', '-1', '1.5', 'soon'] },
  'Magento\\Customer\\Model\\Config\\Backend\\Password\\Link\\Expirationperiod': { good: ['2'], bad: ['0'] },
  'Magento\\Backend\\Model\\Config\\SessionLifetime\\BackendModel': { good: ['60'], bad: ['59'] },
  'Magento\\Security\\Model\\Config\\Backend\\Session\\SessionSize': { good: ['0', '256000'], bad: ['', '-1', 'many'] },
  'Magento\\Developer\\Model\\Config\\Backend\\AllowedIps': { good: ['127.0.0.1'], bad: ['localhost'] },
  'Magento\\Cookie\\Model\\Config\\Backend\\Lifetime': { good: ['3600'], bad: ['hour'] },
  'Magento\\Cookie\\Model\\Config\\Backend\\Path': { good: ['/'], bad: ['x'] },
  'Magento\\Cookie\\Model\\Config\\Backend\\Domain': { good: ['example.com'], bad: ['a;b'] },
  [`${config}\\Currency\\Base`]: { good: ['EUR', 'GBP'], bad: ['CHF'], others: currencies },
  [`${config}\\Currency\\DefaultCurrency`]: { good: ['EUR'], bad: ['GBP', 'CHF'], others: currencies },
  [`${config}\\Currency\\Allow`]: { good: ['USD', 'GBP,USD'], bad: ['EUR', 'USD,CHF', ''], others: currencies },
  [`${config}\\Locale`]: { good: ['USD,EUR'], bad: ['USD', 'EUR', ''], others: currencies },
  [`${config}\\Serialized`]: { good: ['{"_1":{"a":"b"}}', '[]', ['', null]], bad: ['a', '1', '{"a":', 'null'] },
  [`${config}\\Serialized\\ArraySerialized`]: { good: ['[]', '{"_1":{"a":"b"}}', ['', '[]'], ['{"__empty":""}', '[]'], ['{"_1":{"a":"b"},"__empty":""}', '{"_1":{"a":"b"}}']], bad: ['a', 'null'] },
  [`${config}\\Design\\Exception`]: { good: [['', '[]']], bad: ['x'] },
  'Magento\\CatalogInventory\\Model\\System\\Config\\Backend\\Minsaleqty': {
    good: [
      '1', '2.5', ['', null], ['[]', null],
      ['{"_a":{"customer_group_id":"32000","min_sale_qty":"3"}}', '3'],
      ['{"_a":{"customer_group_id":"1","min_sale_qty":"3"},"__empty":""}', '{"1":3}'],
      ['[{"customer_group_id":"1","min_sale_qty":"3"},{"customer_group_id":"2","min_sale_qty":"1.5"}]', '{"1":3,"2":1.5}']
    ],
    bad: ['x', '[{"customer_group_id":"1","min_sale_qty":"0"}]', '[{"min_sale_qty":"1"}]', '[{"customer_group_id":"1","min_sale_qty":"1"},{"customer_group_id":"1","min_sale_qty":"2"}]']
  },
  'Magento\\Catalog\\Model\\System\\Config\\Backend\\Catalog\\Url\\Rewrite\\Suffix': { good: ['.html', '/', ['', null]], bad: ['#html', '?x', 'a b'] },
  'Magento\\Sitemap\\Model\\Config\\Backend\\Priority': { good: ['0', '0.5', '1', '1.0'], bad: ['', '1.1', '-1', 'high'] },
  'Magento\\Fedex\\Model\\Config\\Backend\\FedexUrl': carrier('fedex.com'),
  'Magento\\Ups\\Model\\Config\\Backend\\UpsUrl': carrier('ups.com'),
  'Magento\\Usps\\Model\\Config\\Backend\\UspsUrl': carrier('usps.com'),
  'Magento\\Analytics\\Model\\Config\\Backend\\CollectionTime': { good: ['02,00,00'], bad: ['', '2:00', '2,0,0'] },
  'Magento\\ServicesConnector\\Model\\Config\\Backend\\PrivateKey': { good: [['', null], rsaKey], bad: ['key', '-----BEGIN PRIVATE KEY-----AAAA-----END PRIVATE KEY-----', ecKey] },
  'Magento\\Analytics\\Model\\Config\\Backend\\Vertical': { good: ['Other'], bad: [''] },
  'Magento\\PageCache\\Model\\System\\Config\\Backend\\AccessList': { good: ['localhost', '127.0.0.1, ::1', '10.0.0.0/8,cache.example.com', ['', null]], bad: ['a b', 'a/33', 'localhost,', '1.2.3.4/8/8'] },
  'Magento\\PageCache\\Model\\System\\Config\\Backend\\Ttl': { good: ['0', '86400'], bad: ['', '-1', '1.5', 'a day'] },
  'Magento\\GoogleAdwords\\Model\\Config\\Backend\\Color': { good: ['ffffff', 'A0B1C2'], bad: ['', '#ffffff', 'fff', 'white'] },
  'Magento\\GoogleAdwords\\Model\\Config\\Backend\\ConversionId': { good: ['1234567890'], bad: ['', 'AW-1', '1.5'] },
  'Magento\\Securitytxt\\Model\\Config\\Backend\\SecureUrl': { good: ['https://example.com/policy', ['', null]], bad: ['http://example.com/', 'https://', 'policy'] },
  'Magento\\TwoFactorAuth\\Model\\Config\\Backend\\Leeway': { good: ['1', '29'], bad: ['', '0', '30', '1.5'] },
  'Magento\\TwoFactorAuth\\Model\\Config\\Backend\\ForceProviders': { good: ['google', 'google,authy'], bad: [''] },
  'Magento\\TwoFactorAuth\\Model\\Config\\Backend\\Duo\\ApiHostname': { good: ['api-1234.duosecurity.com', ['', null]], bad: ['duosecurity.com', 'https://api.duosecurity.com', 'a.b.duosecurity.com'] }
}

function toContext (path: string, others: Readonly<Record<string, string>> = {}): BackendContext {
  return { field: structure.getField(path), scope: defaultScope, storedValue: undefined, valueOf: async other => others[other] ?? null }
}

/** What would be stored, or `refused`. */
async function save (name: string, value: string, others?: Readonly<Record<string, string>>): Promise<unknown> {
  try {
    return await models.backend.get(name)!.beforeSave!(value, toContext('web/cookie/cookie_path', others))
  } catch (error) {
    if (error instanceof AppError && error.code === 'CONFIG_FIELD_INVALID') return 'refused'
    throw error
  }
}

t.test('every backend model that checks keeps what is right and refuses what is wrong', async t => {
  for (const [name, { good, bad, others }] of Object.entries(table)) {
    for (const value of good) {
      const [typed, stored] = typeof value === 'string' ? [value, value] : value
      t.equal(await save(name, typed, others), stored, `${name} keeps ${JSON.stringify(typed)}`)
    }
    for (const value of bad) t.equal(await save(name, value, others), 'refused', `${name} refuses ${JSON.stringify(value)}`)
  }
})

t.test('every model that checks stands in the table', async t => {
  const checking = [...models.backend].filter(([, model]) => model.beforeSave !== undefined).map(([name]) => name)
  t.same(checking.filter(name => table[name] === undefined), [])
  t.same(Object.keys(table).filter(name => !checking.includes(name)), [])
})

t.test('what a model stores it takes again, and hostile values are refused or kept, never broken', async t => {
  const hostile = ['\0', '{"__proto__":{"a":"b"}}', '[[]]', '[null]', '{"_1":null}', '9'.repeat(400), '<script>', '😀']
  for (const [name, { good, others }] of Object.entries(table)) {
    for (const value of [...hostile, ...good.map(value => typeof value === 'string' ? value : value[0])]) {
      const stored = await save(name, value, others)
      t.ok(stored === null || stored === unchanged || typeof stored === 'string', `${name} ${value.slice(0, 20)}`)
      if (typeof stored === 'string' && stored !== 'refused') t.equal(await save(name, stored, others), stored, `${name} ${value.slice(0, 20)}`)
    }
  }
})

t.test('currencies are not checked against a list that no module brings', async t => {
  t.equal(await save(`${config}\\Currency\\Base`, 'CHF'), 'CHF')
  t.equal(await save(`${config}\\Currency\\DefaultCurrency`, 'CHF'), 'CHF')
})

t.test('the smallest quantities are shown as rows, whatever form they are stored in', async t => {
  const { toForm } = models.backend.get('Magento\\CatalogInventory\\Model\\System\\Config\\Backend\\Minsaleqty')!
  t.same(JSON.parse(toForm!('2')), { _32000: { customer_group_id: '32000', min_sale_qty: '2' } })
  t.same(JSON.parse(toForm!('{"1":3}')), { _1: { customer_group_id: '1', min_sale_qty: '3' } })
  t.equal(toForm!(''), '[]')
})

async function alsoSave (name: string, value: string, others: Record<string, string>): Promise<unknown> {
  return await models.backend.get(name)!.alsoSave!(value, toContext('web/cookie/cookie_path', others))
}

const expression = (job: string): string => `crontab/default/jobs/${job}/schedule/cron_expr`

t.test('a time and a frequency become a cron expression', async t => {
  const times: ReadonlyArray<[string, string, string]> = [['03,05,00', 'D', '5 3 * * *'], ['00,00,00', 'W', '0 0 * * 1'], ['23,59,59', 'M', '59 23 1 * *'], ['', '', '0 0 * * *']]
  for (const [time, frequency, expected] of times) {
    t.same(await alsoSave(`${config}\\Currency\\Cron`, 'fixerio', { 'currency/import/time': time, 'currency/import/frequency': frequency }), { [expression('currency_rates_update')]: expected })
  }
  t.same(await alsoSave('Magento\\Analytics\\Model\\Config\\Backend\\CollectionTime', '02,30,00', {}), { [expression('analytics_collect_data')]: '30 2 * * *' })
})

t.test('a task that is switched off has no cron expression', async t => {
  const name = 'Magento\\Backup\\Model\\Config\\Backend\\Cron'
  const others = { 'system/backup/time': '01,00,00', 'system/backup/frequency': 'W' }
  const model = 'crontab/default/jobs/system_backup/run/model'
  t.same(await alsoSave(name, 'W', { ...others, 'system/backup/enabled': '1' }), { [expression('system_backup')]: '0 1 * * 1', [model]: '' })
  t.same(await alsoSave(name, 'W', { ...others, 'system/backup/enabled': '0' }), { [expression('system_backup')]: '', [model]: '' })
})

t.test('settlement reports are fetched every so many days', async t => {
  const name = 'Magento\\Paypal\\Model\\System\\Config\\Backend\\Cron'
  const others = { 'paypal/fetch_reports/time': '04,15,00', 'paypal/fetch_reports/schedule': '7' }
  t.same(await alsoSave(name, '1', { ...others, 'paypal/fetch_reports/active': '1' }), { [expression('paypal_fetch_settlement_reports')]: '15 4 */7 * *' })
  t.same(await alsoSave(name, '0', others), { [expression('paypal_fetch_settlement_reports')]: '' })
})

t.test('images are taken by their extensions, in lower case', async t => {
  for (const [name, { extensions = [] }] of models.backend) t.ok(extensions.every(extension => /^[a-z]+$/.test(extension)), name)
  t.ok(models.backend.get(`${config}\\Image`)!.extensions!.includes('png'))
  t.notOk(models.backend.get(`${config}\\Image`)!.extensions!.includes('svg'))
})
