import { existsSync } from 'node:fs'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { createTestApp, testCryptKey } from '../helpers/app.ts'
import { createEncryptor } from '../../src/kernel/encryptor.ts'
import { moduleXml, writeFiles } from './module-kit.ts'

const shown = 'showInDefault="1" showInWebsite="1"'
const conditions = 'Magento\\OfflineShipping\\Model\\Config\\Source\\Tablerate'

const system = `<config><system><section id="carriers">
<group id="tablerate" ${shown}><label>Table Rates</label>
  <field id="condition_name" type="select" ${shown}><label>Condition</label><source_model>${conditions}</source_model></field>
  <field id="import" type="Magento\\OfflineShipping\\Block\\Adminhtml\\Form\\Field\\Import" showInWebsite="1"><label>Import</label><backend_model>Magento\\OfflineShipping\\Model\\Config\\Backend\\Tablerate</backend_model></field>
</group>
<group id="account" ${shown}><label>Account</label>
  <field id="cert" type="file" ${shown}><label>API Certificate</label><config_path>paypal/wpp/api_cert</config_path><backend_model>Magento\\Paypal\\Model\\System\\Config\\Backend\\Cert</backend_model></field>
</group></section></system></config>`
const values = '<config><default><carriers><tablerate><condition_name>package_weight</condition_name></tablerate></carriers></default></config>'

const [importInput, certInput] = ['groups[tablerate][fields][import][value]', 'groups[account][fields][cert][value]']

/** Made for these tests; nobody has its private key. */
const certificate = `-----BEGIN CERTIFICATE-----
MIIBeDCCAR+gAwIBAgIUU2hoWiyYcmFuKIt4W1tvP+lylCwwCgYIKoZIzj0EAwIw
EjEQMA4GA1UEAwwHZXhhbXBsZTAeFw0yNjExMjIwNDQyNTFaFw0zNjExMTkwNDQy
NTFaMBIxEDAOBgNVBAMMB2V4YW1wbGUwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNC
AAQV5PEAiltHbGlOE5MuG5d34fsZIgg+hG/U1/tWWOKN4iTJ4THUjwY6Mk8DliDp
fTczTRIJJ0iV0BtKJ9tKbAh9o1MwUTAdBgNVHQ4EFgQUIIp0neJfSXkQF4ZPSUQv
gAruwqswHwYDVR0jBBgwFoAUIIp0neJfSXkQF4ZPSUQvgAruwqswDwYDVR0TAQH/
BAUwAwEB/zAKBggqhkjOPQQDAgNHADBEAiANTY10DXNWnq0YUwBQnR/EeP7RJZSn
FBaAerrft+F7zwIgbTg1hkKDQWfTw9++om/eVqR73ei6zd9wqoIgkhobRUQ=
-----END CERTIFICATE-----
`
const header = 'Country,Region/State,Zip/Postal Code,Weight (and above),Shipping Price'

async function openShop (t: Test) {
  const folder = writeFiles(t, { 'registration.php': '', 'etc/module.xml': moduleXml('Acme_Ship'), 'etc/adminhtml/system.xml': system, 'etc/config.xml': values })
  const { signedIn, database, dataDir } = await createTestApp(t, { variables: { MAGENTO_MODULES: folder } })
  const admin = await signedIn()
  const upload = async (name: string, file: string, content: string, scope = 'website/1/', values: Record<string, string | null> = {}) => {
    await admin.open(`/admin/admin/system_config/edit/section/carriers/${scope}`)
    return await admin.submit('#config-edit-form', values, { [name]: { name: file, content: Buffer.from(content) } })
  }
  const listRates = async () => await database('shipping_tablerate').orderBy('pk').select('website_id', 'dest_country_id', 'dest_region_id', 'dest_zip', 'condition_name', 'condition_value', 'price')
  return { admin, database, dataDir, upload, listRates }
}

t.test('table rates are checked, kept for their website and condition, and replaced by the next file', async t => {
  const { upload, listRates, database } = await openShop(t)
  t.same((await upload(importInput, 'rates.csv', `${header}\nUSA,*,*,0,15\nUS,Texas,73301,0.5,7.25\nIT,,,2,3\n`)).messages('success'), ['You saved the configuration.'])
  const place = { website_id: 1, condition_name: 'package_weight' }
  t.same(await listRates(), [
    { ...place, dest_country_id: 'US', dest_region_id: 0, dest_zip: '*', condition_value: 0, price: 15 },
    { ...place, dest_country_id: 'US', dest_region_id: 57, dest_zip: '73301', condition_value: 0.5, price: 7.25 },
    { ...place, dest_country_id: 'IT', dest_region_id: 0, dest_zip: '*', condition_value: 2, price: 3 }
  ])
  await database('shipping_tablerate').insert({ ...place, condition_name: 'package_qty', condition_value: 1, price: 1 })
  await upload(importInput, 'rates.csv', `${header}\n*,*,*,1,2\n`)
  t.same((await listRates()).map(({ condition_name: name, price }) => [name, price]), [['package_qty', 1], ['package_weight', 2]], 'those of another condition stay')
  t.equal(await database('backroom_config_change').where({ path: 'carriers/tablerate/import' }).count({ n: '*' }).first().then(row => row?.['n']), 2, 'each file is in the history, under the same name or not')
})

t.test('a wrong file is refused with the row that is wrong, and what was there stays', async t => {
  const { upload, listRates } = await openShop(t)
  await upload(importInput, 'rates.csv', `${header}\n*,*,*,1,2\n`)
  for (const [content, reason] of [
    [`${header}\nUS,*,*,1,2\nAtlantis,*,*,1,2\n`, 'Row 3 of the table rates: the country "Atlantis" is not known here.'],
    [`${header}\nUS,Bavaria,*,1,2\n`, 'Row 2 of the table rates: the region "Bavaria" is not known here.'],
    [`${header}\nUS,*,*,-1,2\n`, 'Row 2 of the table rates: "-1" under "Weight (and above)" is no number from zero up.'],
    [`${header}\nUS,*,*,1,2\nUS,*,*,1,3\n`, 'Row 3 of the table rates is for the same as row 2.'],
    [`${header.replace('Weight', 'Order Subtotal')}\nUS,*,*,1,2\n`, 'The table rates file lacks the column "Weight (and above)", or has no rates.'],
    ['Country,"Region', 'The table rates could not be read. Save them as CSV, with commas between the columns.']
  ] as const) t.ok((await upload(importInput, 'rates.csv', content)).text.includes(reason), reason)
  t.same((await listRates()).map(({ price }) => price), [2])
})

t.test('PayPal\'s certificate is kept encrypted and nowhere else, one for each scope, and goes with its value', async t => {
  const { admin, upload, database, dataDir } = await openShop(t)
  t.match((await upload(certInput, 'cert.txt', 'no certificate', '')).text, /The file holds no certificate/)
  t.match((await upload(certInput, 'cert.png', certificate, '')).text, /Disallowed file type/)
  await upload(certInput, 'cert.txt', certificate, '')
  await upload(certInput, 'cert.txt', certificate, 'website/1/', { 'groups[account][fields][cert][inherit]': null })
  const rows = await database('paypal_cert').orderBy('website_id') as Array<{ website_id: number, content: string }>
  t.same(rows.map(row => row.website_id), [0, 1])
  t.match(rows[0]!.content, /^0:3:/)
  t.same(createEncryptor(testCryptKey).decrypt(rows[0]!.content), { ok: true, plain: certificate })
  t.notOk(existsSync(join(dataDir, 'media')), 'nothing lies where it could be fetched')
  t.match(await database('core_config_data').where({ path: 'paypal/wpp/api_cert' }).orderBy('scope_id'), [{ value: 'cert.txt' }, { value: 'cert.txt' }])
  await admin.open('/admin/admin/system_config/edit/section/carriers/website/1/')
  await admin.submit('#config-edit-form', { 'groups[account][fields][cert][inherit]': '1' })
  await admin.open('/admin/admin/system_config/edit/section/carriers/')
  await admin.submit('#config-edit-form', { [`${certInput}[delete]`]: '1' })
  t.same(await database('paypal_cert'), [])
})
