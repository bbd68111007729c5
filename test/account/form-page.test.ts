import t from 'tap'
import { addKey, createUrl, dumpTables, formKeyOf, homeUrl, loginUrl, openAccountSite, portalUrl, register, textOf, type AccountSite } from './account-site.ts'

const logoutUrl = '/account/customer/account/logout/'

/** Every address that takes a POST, filled in with a key that exists. */
function listPostRoutes (site: AccountSite, keyId: number): string[] {
  if (site.postRoutes.length !== 13) throw new Error(`There are new forms to think of: ${site.postRoutes.join(' ')}`)
  return site.postRoutes.map(url => url.replace(':id', String(keyId)))
}

const fields = { firstname: 'X', lastname: 'X', company: 'X', email: 'x@example.com', password: 'abcdefg1', password_confirmation: 'abcdefg1', description: 'X' }

t.test('no form is taken without the form key of the very visitor', async t => {
  const site = await openAccountSite(t)
  const owner = await register(site)
  const { id } = await addKey(owner)
  const stranger = await register(site, { email: 'eve@example.com' })
  const keys: Array<[string, Record<string, string>]> = [
    ['missing', {}],
    ['empty', { form_key: '' }],
    ['wrong', { form_key: '0'.repeat(32) }],
    ['of another session', { form_key: formKeyOf((await stranger.get(portalUrl)).body) }]
  ]
  const before = await dumpTables(site)
  for (const url of listPostRoutes(site, id)) {
    for (const [name, key] of keys) {
      const visitor = url === loginUrl || url === createUrl ? site.browser() : owner
      await visitor.get(loginUrl)
      const answer = await visitor.post(url, { ...fields, ...key })
      t.equal(answer.statusCode, 422, `${url} ${name}`)
      t.match(textOf(answer.body), /This form is no longer valid/, `${url} ${name}`)
    }
  }
  t.equal(await dumpTables(site), before)
})

t.test('a form that another site sends is refused even with the right key', async t => {
  const site = await openAccountSite(t)
  const owner = await register(site)
  const { id } = await addKey(owner)
  const formKey = formKeyOf((await owner.get(logoutUrl)).body)
  const before = await dumpTables(site)
  for (const url of listPostRoutes(site, id)) {
    for (const [name, value] of [['sec-fetch-site', 'cross-site'], ['sec-fetch-site', 'same-site'], ['origin', 'https://evil.example'], ['origin', 'null']] as const) {
      const answer = await owner.post(url, { ...fields, form_key: formKey }, { [name]: value })
      t.equal(answer.statusCode, 403, `${url} ${name}: ${value}`)
    }
  }
  t.equal(await dumpTables(site), before)
})

t.test('a form key in JSON, in text or in the URL is none', async t => {
  const site = await openAccountSite(t)
  const owner = await register(site)
  const formKey = formKeyOf((await owner.get(portalUrl)).body)
  const cookies = Object.fromEntries(owner.cookies)
  const before = await dumpTables(site)
  for (const contentType of ['application/json', 'text/plain']) {
    const answer = await site.app.inject({ method: 'POST', url: `${portalUrl}?form_key=${formKey}`, cookies, headers: { 'content-type': contentType }, payload: JSON.stringify({ form_key: formKey, description: 'X' }) })
    t.ok([415, 422].includes(answer.statusCode), `${contentType}: ${answer.statusCode}`)
  }
  t.equal(await dumpTables(site), before)
})

t.test('who is signed out when sending a form signs in first, and nothing was done', async t => {
  const site = await openAccountSite(t)
  const owner = await register(site)
  const { id } = await addKey(owner)
  const browser = site.browser()
  const formKey = formKeyOf((await browser.get(loginUrl)).body)
  const before = await dumpTables(site)
  for (const url of [homeUrl, portalUrl, logoutUrl, `/account/apiportal/index/delete/id/${id}/`]) {
    const answer = await browser.post(url, { ...fields, form_key: formKey })
    t.equal(answer.statusCode, 302, url)
    t.match(answer.headers.location, new RegExp(`^${loginUrl}`), url)
  }
  t.match(textOf((await browser.get(loginUrl)).body), /Nothing was changed: sign in and send the form once more/)
  t.equal(await dumpTables(site), before)
})
