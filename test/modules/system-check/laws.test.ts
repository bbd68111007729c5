import t from 'tap'
import { toEnv } from '../../../src/kernel/env.ts'
import type { CheckFacts } from '../../../src/modules/system-check/gather-facts.ts'
import { checks, runChecks } from '../../../src/modules/system-check/run-checks.ts'

const exemplary: CheckFacts = {
  env: toEnv({ BACKROOM_MODE: 'production', BASE_URL: 'https://shop.example', SMTP_URL: 'smtps://mail.example' }, '/srv'),
  uid: 1000,
  settings: {
    'admin/captcha/enable': '1',
    'admin/captcha/forms': 'backend_forgotpassword,backend_login',
    'admin/security/admin_account_sharing': '0',
    'admin/security/lockout_failures': '6',
    'admin/security/password_is_forced': '1',
    'admin/security/password_lifetime': '90',
    'admin/security/password_reset_protection_type': '1',
    'admin/security/session_lifetime': '900',
    'admin/security/use_form_key': '1',
    'saleschannels/general/debug_logging': '0',
    'services_connector/api_portal_url': '/account/',
    'services_connector/production_gateway_url': 'https://gateway.example/',
    'system/rotation/lifetime': '365',
    'twofactorauth/general/enable': '1'
  },
  userNames: ['jane'],
  usersWithoutSecondFactor: [],
  secretFiles: [{ path: '/srv/var/crypt.key', mode: 0o600 }],
  folders: [{ path: '/srv/var', mode: 0o755 }]
}
const envWith = (variables: Record<string, string>): Partial<CheckFacts> => ({ env: toEnv({ BACKROOM_MODE: 'production', BASE_URL: 'https://shop.example', SMTP_URL: 'smtps://mail.example', ...variables }, '/srv') })
const settingOf = (path: keyof CheckFacts['settings'], value: string | null): Partial<CheckFacts> => ({ settings: { ...exemplary.settings, [path]: value } })

/** What each check finds unsafe, and only it. */
const unsafe: ReadonlyArray<readonly [id: string, facts: Partial<CheckFacts>]> = [
  ['backroom.E001', { env: toEnv({ BASE_URL: 'https://shop.example', SMTP_URL: 'smtps://mail.example', PASSWORD_RULES: 'asvs' }, '/srv') }],
  ['backroom.W002', { env: { ...exemplary.env, baseUrl: 'http://shop.example' } }],
  ['backroom.W003', envWith({ HOST: '0.0.0.0' })],
  ['backroom.E004', envWith({ TRUST_PROXY: '10.0.0.1, ::/8' })],
  ['backroom.E004', envWith({ TRUST_PROXY: '128.0.0.0/1' })],
  ['backroom.W005', envWith({ LOG_LEVEL: 'debug' })],
  ['backroom.W006', envWith({ LOG_LEVEL: 'silent' })],
  ['backroom.W007', { uid: 0 }],
  ['backroom.W008', { env: { ...exemplary.env, smtpUrl: undefined } }],
  ['backroom.W009', envWith({ SMTP_URL: 'smtp://mail.example:25' })],
  ['backroom.E020', { secretFiles: [{ path: '/srv/var/crypt.key', mode: 0o644 }] }],
  ['backroom.E021', { folders: [{ path: '/srv/var', mode: 0o777 }] }],
  ['backroom.W022', envWith({ CRYPT_KEY: '0123456789abcdef0123456789abcdef' })],
  ['backroom.W023', envWith({ ADMIN_PASSWORD: 'a-Canary-123' })],
  ['backroom.W024', envWith({ CONFIG__DEFAULT__SERVICES_CONNECTOR__SERVICES_CONNECTOR_INTEGRATION__PRODUCTION_API_KEY: 'canary' })],
  ['backroom.W040', { userNames: ['Admin'] }],
  ['backroom.W041', { usersWithoutSecondFactor: ['jane'] }],
  ['backroom.E042', settingOf('twofactorauth/general/enable', null)],
  ['backroom.E043', settingOf('admin/security/lockout_failures', '0')],
  ['backroom.I044', settingOf('admin/security/password_lifetime', '0')],
  ['backroom.I044', settingOf('admin/security/password_is_forced', '0')],
  ['backroom.W045', envWith({ PASSWORD_RULES: 'magento' })],
  ['backroom.W046', settingOf('admin/security/admin_account_sharing', '1')],
  ['backroom.I047', settingOf('admin/security/use_form_key', '0')],
  ['backroom.W048', settingOf('admin/security/session_lifetime', '86400')],
  ['backroom.W049', settingOf('admin/captcha/enable', '0')],
  ['backroom.W049', settingOf('admin/captcha/forms', 'backend_forgotpassword')],
  ['backroom.W050', settingOf('admin/security/password_reset_protection_type', '0')],
  ['backroom.W051', settingOf('system/rotation/lifetime', '30')],
  ['backroom.E060', envWith({ GATEWAY_URL: 'http://gateway.example' })],
  ['backroom.W061', settingOf('services_connector/api_portal_url', 'http://portal.example/')],
  ['backroom.W062', settingOf('saleschannels/general/debug_logging', '1')]
]

t.test('an exemplary installation has nothing unsafe', async t => {
  t.same(runChecks(exemplary, { deploy: true }), [])
})

t.test('each check finds its own fault, and no other check does', async t => {
  for (const [id, facts] of unsafe) t.same(runChecks({ ...exemplary, ...facts }, { deploy: true }).map(finding => finding.id), [id], id)
  const short = runChecks({ ...exemplary, ...envWith({ CRYPT_KEY: 'short' }) }, { deploy: true })
  t.same(short.map(({ id }) => id), ['backroom.W022', 'backroom.W025'])
  t.same(checks.map(({ id }) => id).filter(id => id !== 'backroom.W025' && !unsafe.some(([known]) => known === id)), [], 'every check is in this list')
})

t.test('ids are unique, sorted numbers that stay', async t => {
  const ids = checks.map(({ id }) => id)
  t.equal(new Set(ids.map(id => id.slice(-3))).size, ids.length)
  for (const id of ids) t.match(id, /^backroom\.[EWI]\d{3}$/)
})

t.test('nothing that is found says a secret', async t => {
  for (const [, facts] of unsafe) t.notMatch(JSON.stringify(runChecks({ ...exemplary, ...facts }, { deploy: true })), /canary|0123456789abcdef/i)
})

t.test('without --deploy a laptop is judged by what holds there, too', async t => {
  const laptop = { ...exemplary, env: toEnv({}, '/srv'), uid: 0, userNames: ['admin'], usersWithoutSecondFactor: ['admin'] }
  t.same(runChecks(laptop, { deploy: false }), [])
})
