import t from 'tap'
import { addKey, formKeyOf, openAccountSite, portalUrl, register, textOf } from '../account-site.ts'

t.test('a second key is refused with a clear message, also when it is posted past the form', async t => {
  const site = await openAccountSite(t)
  const browser = await register(site)
  const { key, page } = await addKey(browser)
  const formKey = formKeyOf((await browser.get('/account/customer/account/logout/')).body)
  t.notMatch(page, /form_key/)
  const answer = await browser.post(portalUrl, { form_key: formKey, description: 'Second' })
  t.equal(answer.statusCode, 422)
  t.match(textOf(answer.body), /You already have an API key in this environment. No key was added/)
  t.ok(answer.body.includes(key))
  t.equal((await site.database('account_api_key')).length, 1)
})

t.test('two clicks at the same time make one key', async t => {
  const site = await openAccountSite(t)
  const browser = await register(site)
  const formKey = formKeyOf((await browser.get(portalUrl)).body)
  const answers = await Promise.all(['One', 'Two', 'Three'].map(async description => await browser.post(portalUrl, { form_key: formKey, description })))
  t.same(answers.map(answer => answer.statusCode).sort(), [302, 422, 422])
  t.equal((await site.database('account_api_key')).length, 1)
})

t.test('a description is required, and what was chosen besides comes back', async t => {
  const site = await openAccountSite(t)
  const browser = await register(site)
  const answer = await browser.submit(portalUrl, 'api-key-form', { description: '   ', expires: 'date', expires_date: '2026-06-01' })
  t.equal(answer.statusCode, 422)
  t.match(answer.body, /id="description-error"[^>]*>This is a required field/)
  t.match(answer.body, /<a href="#description">/)
  t.match(answer.body, /<option value="date" selected>/)
  t.match(answer.body, /value="2026-06-01"/)
})

t.test('a description is trimmed, at most 100 characters long and printable', async t => {
  const site = await openAccountSite(t)
  const browser = await register(site)
  for (const description of ['x'.repeat(101), 'a\u0000b', 'a\u202eb']) t.equal((await browser.submit(portalUrl, 'api-key-form', { description })).statusCode, 422)
  await addKey(browser, 'production', { description: `  ${'é'.repeat(100)}  ` })
  t.match(await site.database('account_api_key').first(), { description: 'é'.repeat(100) })
})

t.test('a failed form of the sandbox stays in the sandbox', async t => {
  const site = await openAccountSite(t)
  const answer = await (await register(site)).submit(`${portalUrl}?environment=sandbox`, 'api-key-form', { description: '' })
  t.match(answer.body, /<option value="sandbox" selected>/)
  t.match(answer.body, /action="\/account\/apiportal\/index\/index\/\?environment=sandbox" method="post"/)
})

t.test('the offered expiry times show their dates', async t => {
  const site = await openAccountSite(t)
  const { body } = await (await register(site)).get(portalUrl)
  t.match(body, /<option value="never" selected>Never<\/option>\s*<option value="30">In 30 days, on Apr 1, 2026/)
  t.match(body, /<option value="365">In 365 days, on Mar 2, 2027/)
})
