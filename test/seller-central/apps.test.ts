import t from 'tap'
import { createTestApp } from '../helpers/app.ts'
import { addMerchant, addSeller, enterSeller, giveConsent, registryOf } from '../helpers/seller.ts'

const appsUrl = '/seller-central/apps/'

t.test('the seller sees whom he has authorised, renews and revokes', async t => {
  const site = await createTestApp(t)
  const uuid = await addMerchant(site)
  const visitor = await enterSeller(site, await addSeller(site))
  t.match((await visitor.open('/seller-central/')).text, /No shop has asked for your consent yet/)
  await giveConsent(site, visitor, uuid)
  const state = (): unknown => visitor.page().document.querySelector(`[data-merchant="${uuid}"]`)?.getAttribute('data-state')
  t.match((await visitor.open(appsUrl)).text, /Ada on Amazon.*Mar 2, 2026 Mar 2, 2027/)

  site.clock.set('2026-09-02T09:00:00Z')
  await site.database('backroom_session').update({ last_seen_at: site.clock.now().getTime(), created_at: site.clock.now().getTime() })
  await visitor.open(appsUrl)
  await visitor.follow('.renew')
  t.match((await visitor.submit('#renew-form')).messages('success').join(), /renewed for a year/)
  t.match(await registryOf(site).findAuthentication(uuid), { state: 'authenticated', authorizedAt: site.clock.now(), expiresAt: new Date('2027-09-02T09:00:00Z') })

  site.clock.set('2027-09-02T09:00:00Z')
  await site.database('backroom_session').update({ last_seen_at: site.clock.now().getTime(), created_at: site.clock.now().getTime() })
  t.equal((await registryOf(site).findAuthentication(uuid)).state, 'expired')
  await visitor.open(appsUrl)
  t.equal(state(), 'expired')
  await visitor.follow('.renew')
  await visitor.submit('#renew-form')
  t.equal(state(), 'authenticated', 'a consent that has run out is renewed too')

  await visitor.follow('.revoke')
  await visitor.submit('#revoke-form')
  t.equal(state(), 'revoked')
  t.match(await registryOf(site).findAuthentication(uuid), { state: 'revoked', expiresAt: new Date('2028-09-02T09:00:00Z') })
  for (const kind of ['renew', 'revoke']) t.equal((await visitor.open(`/seller-central/apps/${kind}/${uuid}/`)).status, 404, `nothing is left to ${kind}`)
  await giveConsent(site, visitor, uuid)
})

t.test('a secondary user and another seller change nothing', async t => {
  const site = await createTestApp(t)
  const uuid = await addMerchant(site)
  const owner = await addSeller(site)
  const ownerVisitor = await enterSeller(site, owner)
  await giveConsent(site, ownerVisitor, uuid)
  const before = await registryOf(site).findAuthentication(uuid)
  for (const [user, status] of [[await addSeller(site, { secondaryOf: owner }), 403], [await addSeller(site), 404]] as const) {
    const visitor = await enterSeller(site, user)
    const page = await visitor.open(appsUrl)
    t.notOk(page.document.querySelector('.renew, .revoke'))
    await visitor.open('/seller-central/users/')
    const formKey = await visitor.open('/seller-central/sign-out/').then(page => page.document.querySelector('[name=form_key]')!.getAttribute('value')!)
    for (const kind of ['renew', 'revoke']) {
      t.equal((await visitor.open(`/seller-central/apps/${kind}/${uuid}/`)).status, status)
      t.equal((await visitor.post(`/seller-central/apps/${kind}/${uuid}/`, [['form_key', formKey]])).status, status)
    }
    if (status === 403) t.equal((await visitor.post('/seller-central/users/', [['form_key', formKey], ['email', 'x@example.com'], ['password', 'abcdefg1'], ['password_confirmation', 'abcdefg1']])).status, 403)
  }
  t.same(await registryOf(site).findAuthentication(uuid), before)
})
