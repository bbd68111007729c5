import t, { type Test } from 'tap'
import { AppError, fillPhrase } from '../../../src/kernel/errors.ts'
import { defaultScope } from '../../../src/config/scope.ts'
import { models, structure } from './declared-modules.ts'

/** What would be stored, or the sentence of the refusal. */
async function save (path: string, value: string, others: Record<string, string> = {}): Promise<{ stored: unknown } | { refusal: string }> {
  const field = structure.getField(path)
  const { beforeSave } = models.backend.get(field.backendModel!)!
  try {
    return { stored: await beforeSave!(value, { field, scope: defaultScope, storedValue: undefined, valueOf: async path => others[path] ?? null }) }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return { refusal: fillPhrase(error.phrase, error.args) }
  }
}

async function accepts (t: Test, path: string, values: readonly string[]): Promise<void> {
  for (const value of values) t.same(await save(path, value), { stored: value === '' ? null : value }, value)
}

async function refuses (t: Test, path: string, values: readonly string[], sentence: (value: string) => string): Promise<void> {
  for (const value of values) t.same(await save(path, value), { refusal: sentence(value) }, value)
}

t.test('an email address is taken only if it is one', async t => {
  const path = 'trans_email/ident_general/email'
  await accepts(t, path, ['owner@example.com', 'first.last+tag@sub.example.co.uk', 'post@münchen.example', 'o\'hara@example.com'])
  await refuses(t, path, ['not-an-email', '', 'a@b', 'a@b@example.com', '.a@example.com', 'a..b@example.com', 'a@-example.com', 'a b@example.com', 'a@example.com\nBcc: b@example.com', `${'a'.repeat(250)}@example.com`],
    value => `The "${value}" email address is incorrect. Verify the email address and try again.`)
})

t.test('an address made to keep the check busy is refused at once', async t => {
  await refuses(t, 'trans_email/ident_general/email', [`a@${'a.'.repeat(120)}`], value => `The "${value}" email address is incorrect. Verify the email address and try again.`)
})

t.test('a sender is called by visible characters, 255 at most', async t => {
  const path = 'trans_email/ident_sales/name'
  await accepts(t, path, ['Sales', 'Zoë & Søn 🛒', 'é'.repeat(255)])
  await refuses(t, path, ['a'.repeat(256)], () => 'Maximum sender name length is 255. Please correct your settings.')
  await refuses(t, path, ['', 'two\nlines', 'tab\there'], value => `The sender name "${value}" is not valid. Please use only visible characters and spaces.`)
})

t.test('a time zone is one of the time zone database, by its new or its old name', async t => {
  const path = 'general/locale/timezone'
  await accepts(t, path, ['Europe/Rome', 'UTC', 'Asia/Kolkata', 'Asia/Calcutta', 'America/Argentina/Buenos_Aires'])
  await refuses(t, path, ['Mars/Olympus', '', 'europe/rome', '+01:00'], () => 'The time zone is incorrect. Verify the time zone and try again.')
})

t.test('the base URL is a URL with a slash at its end, or the placeholder', async t => {
  const path = 'web/unsecure/base_url'
  await accepts(t, path, ['{{base_url}}', 'http://example.com/', 'https://example.com:8443/shop/'])
  await refuses(t, path, ['', 'example', 'http://example.com', 'http:///', '{{unsecure_base_url}}', 'javascript://example.com/', 'http://exa mple.com/'],
    () => 'Invalid Base URL. Value must be a URL or one of placeholders: {{base_url}}')
  await refuses(t, 'web/secure/base_url', [''], () => 'Invalid Secure Base URL. Value must be a URL or one of placeholders: {{base_url}},{{unsecure_base_url}}')
})

t.test('link URLs may begin with a placeholder, those of files may also be empty', async t => {
  await accepts(t, 'web/unsecure/base_link_url', ['{{unsecure_base_url}}', '{{unsecure_base_url}}shop/', 'https://example.com/'])
  await refuses(t, 'web/unsecure/base_link_url', ['', '{{unsecure_base_url}}shop', '{{secure_base_url}}'],
    () => 'Invalid Base Link URL. Specify a URL or path that starts with placeholder(s): {{unsecure_base_url}}, and ends with "/".')
  await accepts(t, 'web/secure/base_media_url', ['', '{{secure_base_url}}media/', '{{unsecure_base_url}}media/'])
  await refuses(t, 'web/secure/base_media_url', ['media/'], () => 'Invalid Secure Base URL for User Media Files. Specify a URL or path that starts with placeholder(s): {{unsecure_base_url}}, {{secure_base_url}}, and ends with "/". An empty value is allowed as well.')
})

t.test('a cookie lives for a number of seconds', async t => {
  await accepts(t, 'web/cookie/cookie_lifetime', ['3600', '0', ''])
  await refuses(t, 'web/cookie/cookie_lifetime', ['an hour', '-1', '1.5', '1e3'], () => 'Invalid cookie lifetime: must be numeric')
})

t.test('a cookie path is a path', async t => {
  await accepts(t, 'web/cookie/cookie_path', ['/', '/shop/', ''])
  await refuses(t, 'web/cookie/cookie_path', ['shop', 'http://example.com/', '/a;b', '/a b', '/a?b'], () => 'Invalid cookie path')
})

t.test('a cookie domain is a host', async t => {
  await accepts(t, 'web/cookie/cookie_domain', ['example.com', '.example.com', 'localhost', '127.0.0.1', '::1', ''])
  await refuses(t, 'web/cookie/cookie_domain', ['http://example.com', '-a.com', 'exa mple.com'], value => `Invalid domain name: ${value}`)
  await refuses(t, 'web/cookie/cookie_domain', ['a.com;b.com', 'a.com,b.com'], () => 'Invalid domain name: invalid character in domain name')
})

t.test('an Admin session lasts from a minute to a year', async t => {
  const path = 'admin/security/session_lifetime'
  await accepts(t, path, ['60', '900', '31536000'])
  await refuses(t, path, ['59', '', 'abc', '-900', '900s'], () => 'The Admin session lifetime is invalid. Set the lifetime to 60 seconds or longer and try again.')
  await refuses(t, path, ['31536001', '9'.repeat(40)], () => 'The Admin session lifetime is invalid. Set the lifetime to 31536000 seconds (one year) or shorter and try again.')
})

t.test('a custom Admin URL is switched on only where one is given', async t => {
  const path = 'admin/url/use_custom'
  t.same(await save(path, '1'), { refusal: 'Please specify the admin custom URL.' })
  t.same(await save(path, '1', { 'admin/url/custom': 'https://admin.example.com/' }), { stored: '1' })
  t.same(await save(path, '0'), { stored: '0' })
})

t.test('a custom Admin URL gets the slash it ends with', async t => {
  t.same(await save('admin/url/custom', 'https://admin.example.com'), { stored: 'https://admin.example.com/' })
  await accepts(t, 'admin/url/custom', ['https://admin.example.com/', '{{base_url}}', ''])
})

t.test('developer addresses are IP addresses', async t => {
  await accepts(t, 'dev/restrict/allow_ips', ['', '127.0.0.1', '10.0.0.1, ::1'])
  t.same(await save('dev/restrict/allow_ips', '10.0.0.1,localhost,300.1.1.1'), { refusal: 'The following invalid values cannot be saved: localhost,300.1.1.1' })
})
