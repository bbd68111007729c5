import t from 'tap'
import { ada, addKey, loginUrl, openAccountSite, register } from './account-site.ts'

t.test('what people do on the account site is recorded with the act: who, from where, and never a password or a key', async t => {
  const site = await openAccountSite(t)
  const browser = await register(site)
  const { key, id } = await addKey(browser)
  await browser.submit(`/account/apiportal/index/delete/id/${id}/`, 'delete-form')
  await browser.submit('/account/customer/account/logout/', 'logout-form')
  await site.browser().submit(loginUrl, 'login-form', { 'login[username]': ada.email, 'login[password]': 'wrong-canary-1' })
  await site.browser().submit(loginUrl, 'login-form', { 'login[username]': ada.email, 'login[password]': ada.password })
  const events = await site.database('backroom_audit_event').orderBy('id') as Array<{ action: string, outcome: string, user_name: string, address: string }>
  const acts = events.filter(({ action }) => action !== 'api_key_revealed').map(({ action, outcome }) => `${action} ${outcome}`)
  t.same(acts, ['account_registered success', 'api_key_created success', 'api_key_deleted success', 'account_sign_out success', 'account_sign_in refused', 'account_sign_in success'])
  t.ok(events.some(({ action }) => action === 'api_key_revealed'))
  t.same([...new Set(events.map(({ address }) => address))], ['127.0.0.1'])
  t.match(events.find(({ action }) => action === 'api_key_created'), { user_name: 'Ada Lovelace', target: 'Amazon Sales Channel' })
  const all = JSON.stringify(events)
  for (const secret of [key, ada.password, 'wrong-canary-1']) t.notOk(all.includes(secret))
})
