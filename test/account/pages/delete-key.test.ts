import t from 'tap'
import { addKey, formKeyOf, openAccountSite, portalUrl, register, textOf } from '../account-site.ts'

const deleteUrl = (id: number | string): string => `/account/apiportal/index/delete/id/${id}/`

t.test('the link leads to a page that names the key and says the effect, and changes nothing', async t => {
  const site = await openAccountSite(t)
  const browser = await register(site)
  const { id, key } = await addKey(browser)
  const page = await browser.get(deleteUrl(id))
  t.equal(page.statusCode, 200)
  t.match(textOf(page.body), /Delete the API key "Amazon Sales Channel"\?.*its Amazon Sales Channel stops at the next access/)
  t.match(textOf(page.body), `The key ends in ${key.slice(-4)}`)
  t.notOk(page.body.includes(key))
  t.match(await site.apiKeys.verify(key, 'production'), { outcome: 'valid' })
})

t.test('the button deletes at once, and a new key can be added', async t => {
  const site = await openAccountSite(t)
  const browser = await register(site)
  const { id, key } = await addKey(browser, 'sandbox')
  const answer = await browser.submit(deleteUrl(id), 'delete-form')
  t.equal(answer.statusCode, 302)
  t.equal(answer.headers.location, `${portalUrl}?environment=sandbox`)
  t.match(textOf((await browser.follow(answer)).body), /The API key "Amazon Sales Channel" was deleted.*Add New/)
  t.match(await site.apiKeys.verify(key, 'sandbox'), { outcome: 'revoked' })
  t.not((await addKey(browser, 'sandbox')).key, key)
})

t.test('another account\'s key is as unknown as one that never was', async t => {
  const site = await openAccountSite(t)
  const { id, key } = await addKey(await register(site))
  const stranger = await register(site, { email: 'eve@example.com' })
  const formKey = formKeyOf((await stranger.get(portalUrl)).body)
  const clean = (body: string): string => body.replace(/nonce="[^"]*"|id(%2F|\/)[\w.%-]+(%2F|\/)/g, '')
  const answers = []
  for (const target of [id, 999_999, 'x', '0', '-1', '1e0', '1%20or%201=1']) {
    answers.push(await stranger.get(deleteUrl(target)), await stranger.post(deleteUrl(target), { form_key: formKey }))
  }
  for (const answer of answers) t.equal(answer.statusCode, 404)
  t.equal(new Set(answers.map(answer => clean(answer.body))).size, 1)
  t.match(await site.apiKeys.verify(key, 'production'), { outcome: 'valid' })
})

t.test('a key that was deleted in another tab is not found any more', async t => {
  const site = await openAccountSite(t)
  const browser = await register(site)
  const { id } = await addKey(browser)
  await browser.submit(deleteUrl(id), 'delete-form')
  const again = await browser.get(deleteUrl(id))
  t.equal(again.statusCode, 404)
  t.match(textOf(again.body), /You have no such API key. It may have been deleted already/)
})
