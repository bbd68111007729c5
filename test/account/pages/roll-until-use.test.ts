import t from 'tap'
import { addKey, openAccountSite, portalUrl, register, textOf } from '../account-site.ts'

const page = (name: string, id: number): string => `/account/apiportal/index/${name}/id/${id}/`
const keyOn = (body: string): string => /value="(cak_[^"]+)"/.exec(body)![1]!

t.test('an old key works until the new one is used for the first time; portal and history say so, and a refusal is no use', async t => {
  const site = await openAccountSite(t)
  const browser = await register(site)
  const { id, key: old } = await addKey(browser)
  t.match(textOf((await browser.get(page('roll', id))).body), /In 7 days When the new key is used for the first time, at the latest in 30 days/)
  const { body } = await browser.follow(await browser.submit(page('roll', id), 'roll-form', { overlap: 'first_use', expires: 'never' }))
  const key = keyOn(body)
  t.match(textOf(body), /The old one stops as soon as the new one is used for the first time/)
  t.match(textOf(body), /Not used yet.*Still works Stops when the new key is first used, at the latest Apr 1, 2026, 9:00 AM UTC/)
  site.clock.forward(86_400 * 8)
  t.match(await site.apiKeys.verify(old, 'production'), { outcome: 'valid', endsOnUse: true, expiresAt: new Date('2026-04-01T09:00:00Z') })
  t.match(await site.apiKeys.verify(key, 'sandbox', 'Shop/1'), { outcome: 'wrong_environment' })
  t.match(await site.apiKeys.verify(old, 'production'), { outcome: 'valid' })
  t.match(await site.apiKeys.verify(key, 'production', 'Shop/1'), { outcome: 'valid', endsOnUse: undefined })
  t.match(await site.apiKeys.verify(old, 'production'), { outcome: 'expired', expiresAt: site.clock.now() })
  await site.database('backroom_session').whereNull('ended_at').update({ last_seen_at: site.clock.now().getTime(), created_at: site.clock.now().getTime() })
  const later = textOf((await browser.get(portalUrl)).body)
  t.notMatch(later, /Not used yet|Still works|Stop the old keys now/)
  t.match(later, /New key used for the first time, old key stopped: Amazon Sales Channel \w{4} Shop\/1/)
})

t.test('after 30 days it ends by itself, a deletion that is undone leaves it waiting, and it can be stopped at once', async t => {
  const site = await openAccountSite(t)
  const browser = await register(site)
  const { id, key: old } = await addKey(browser)
  const roll = async (): Promise<string> => keyOn((await browser.follow(await browser.submit(page('roll', id), 'roll-form', { overlap: 'first_use', expires: 'never' }))).body)
  await roll()
  await browser.submit(page('delete', id), 'delete-form')
  t.match(await site.apiKeys.verify(old, 'production'), { outcome: 'revoked' })
  await browser.submit(portalUrl, `undo-form-${id}`)
  t.match(await site.apiKeys.verify(old, 'production'), { outcome: 'valid', endsOnUse: true })
  const second = keyOn((await browser.get(portalUrl)).body)
  const third = await roll()
  t.match(await browser.submit(page('stop', id), 'stop-form'), { statusCode: 302 })
  for (const key of [old, second]) t.match(await site.apiKeys.verify(key, 'production'), { outcome: 'expired' })
  await roll()
  site.clock.forward(30 * 86_400 - 1)
  t.match(await site.apiKeys.verify(third, 'production'), { outcome: 'valid' })
  site.clock.forward(1)
  t.match(await site.apiKeys.verify(third, 'production'), { outcome: 'expired' })
})

t.test('of two first uses at one moment one ends the old key; a second line in the history there is none', async t => {
  const site = await openAccountSite(t)
  const browser = await register(site)
  const { id } = await addKey(browser)
  const key = keyOn((await browser.follow(await browser.submit(page('roll', id), 'roll-form', { overlap: 'first_use', expires: 'never' }))).body)
  t.match(await Promise.all([1, 2, 3].map(async () => (await site.apiKeys.verify(key, 'production')).outcome)), ['valid', 'valid', 'valid'])
  t.equal((await site.database('account_api_key_event').where({ kind: 'taken_over' })).length, 1)
  t.match(textOf((await browser.get(portalUrl)).body), /old key stopped: Amazon Sales Channel \w{4} A caller without a name/)
})
