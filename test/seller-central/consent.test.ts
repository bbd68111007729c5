import t from 'tap'
import { createTestApp } from '../helpers/app.ts'
import { addMerchant, addSeller, enterSeller, giveConsent, registryOf, returnUrl } from '../helpers/seller.ts'
import { errorAt, listErrors } from '../helpers/people.ts'

const consentUrl = '/seller-central/consent/'

t.test('who ticks the box and continues has authorised the store, and is led back', async t => {
  const site = await createTestApp(t)
  const uuid = await addMerchant(site)
  const seller = await addSeller(site)
  const visitor = await enterSeller(site, seller)
  await visitor.open(await registryOf(site).findConsentUrl(uuid, returnUrl))
  t.equal(visitor.page().url, consentUrl, 'the token is out of the address at once')
  t.match(visitor.page().text, /Ada on Amazon.*http:\/\/localhost:9080\/.*Business 1/)
  t.equal((await visitor.submit('#consent-form')).status, 422)
  t.equal(errorAt(visitor, 'understand'), 'Tick the box to say that you understand, or choose Decline.')
  t.same(await registryOf(site).findAuthentication(uuid), { state: 'pending' })
  const done = await visitor.submit('#consent-form', { understand: '1' })
  t.match(done.text, /You are almost done/)
  t.equal(done.document.querySelector('#return')!.getAttribute('href'), returnUrl)
  const now = site.clock.now()
  t.same(await registryOf(site).findAuthentication(uuid), { state: 'authenticated', sellerId: seller.sellerId, authorizedAt: now, expiresAt: new Date('2027-03-02T09:00:00Z') })
  t.match((await visitor.open('/seller-central/consent/done/')).text, /You are almost done/, 'a reload shows it again')
  t.equal((await visitor.open(consentUrl)).status, 410, 'the link works once')
})

t.test('each rule refuses with its reason, leaves the link, and lets the next account try', async t => {
  const site = await createTestApp(t)
  const registry = registryOf(site)
  const primary = await addSeller(site)
  const refusals = [
    [await addSeller(site, { region: 'EU' }), 'wrong_region', /another region/],
    [await addSeller(site, { secondaryOf: primary }), 'not_primary_user', /Only the primary user/]
  ] as const
  const uuid = await addMerchant(site)
  const url = await registry.findConsentUrl(uuid, returnUrl)
  for (const [user, reason, sentence] of refusals) {
    const visitor = await enterSeller(site, user)
    await visitor.open(url)
    t.equal((await visitor.submit('#consent-form', { understand: '1' })).status, 422)
    t.match(listErrors(visitor).join(), sentence)
    t.same(await registry.findAuthentication(uuid), { state: 'refused', reason })
  }
  const visitor = await enterSeller(site, primary)
  await visitor.open(url)
  t.match((await visitor.submit('#consent-form', { understand: '1' })).text, /You are almost done/)

  const second = await addMerchant(site, { name: 'Second store' })
  await visitor.open(await registry.findConsentUrl(second, returnUrl))
  await visitor.submit('#consent-form', { understand: '1' })
  t.match(listErrors(visitor).join(), /Only one store for each seller account and country/)
  t.same(await registry.findAuthentication(second), { state: 'refused', reason: 'seller_taken' })
  await registry.findConsentUrl(second, returnUrl)
  t.same(await registry.findAuthentication(second), { state: 'pending' }, 'a new try forgets the refusal')
  await giveConsent(site, visitor, await addMerchant(site, { countryCode: 'CA' }))
})

t.test('a store that one seller has connected is not another\'s, and its consent outlives a declined renewal', async t => {
  const site = await createTestApp(t)
  const registry = registryOf(site)
  const uuid = await addMerchant(site)
  const [owner, other] = [await addSeller(site), await addSeller(site)]
  await giveConsent(site, await enterSeller(site, owner), uuid)
  const visitor = await enterSeller(site, other)
  await visitor.open(await registry.findConsentUrl(uuid, returnUrl))
  await visitor.submit('#consent-form', { understand: '1' })
  t.match(await registry.findAuthentication(uuid), { state: 'authenticated', sellerId: owner.sellerId, refusal: 'seller_taken' })
  const declined = await visitor.submit('#consent-form', { decision: 'decline' })
  t.match(declined.text, /You declined/)
  t.match(await registry.findAuthentication(uuid), { state: 'authenticated', refusal: 'declined' })
})

t.test('a declined link is used up; the store is refused', async t => {
  const site = await createTestApp(t)
  const uuid = await addMerchant(site)
  const visitor = await enterSeller(site, await addSeller(site))
  const url = await registryOf(site).findConsentUrl(uuid, returnUrl)
  await visitor.open(url)
  await visitor.submit('#consent-form', { decision: 'decline' })
  t.same(await registryOf(site).findAuthentication(uuid), { state: 'refused', reason: 'declined' })
  t.equal((await visitor.open(url)).document.querySelector('[data-link-state]')!.getAttribute('data-link-state'), 'used')
})

t.test('links that do not work say why, also to strangers, and an hour without a decision is a refusal', async t => {
  const site = await createTestApp(t)
  const uuid = await addMerchant(site)
  const url = await registryOf(site).findConsentUrl(uuid, returnUrl)
  const visitor = await enterSeller(site, await addSeller(site))
  await visitor.open(url)
  site.clock.forward(3600)
  await visitor.submit('#consent-form', { understand: '1' })
  const state = (page = visitor.page()): unknown => page.document.querySelector('[data-link-state]')?.getAttribute('data-link-state')
  t.equal(state(), 'expired')
  t.same(await registryOf(site).findAuthentication(uuid), { state: 'refused', reason: 'link_expired' })
  const stranger = site.visitor()
  t.equal(state(await stranger.open(url)), 'expired')
  for (const bad of ['/seller-central/authorize/', '/seller-central/authorize/?link=', `/seller-central/authorize/?link=${'x'.repeat(43)}`, '/seller-central/authorize/?link=a&link=b', consentUrl]) {
    t.equal(state(await site.visitor().open(bad)), 'unknown', bad)
  }
  const deleted = await registryOf(site).findConsentUrl(uuid, returnUrl)
  await registryOf(site).deleteMerchant(uuid)
  t.equal(state(await stranger.open(deleted)), 'unknown')
})

t.test('nobody is led to another site', async t => {
  const site = await createTestApp(t)
  const visitor = await enterSeller(site, await addSeller(site))
  for (const evil of ['https://evil.example/', '//evil.example', '/\\evil.example', 'javascript:alert(1)', '/a/..//evil.example']) {
    const uuid = await addMerchant(site, { name: evil, countryCode: 'MX' })
    await visitor.open(await registryOf(site).findConsentUrl(uuid, evil))
    await visitor.submit('#consent-form', { decision: 'decline' })
    t.equal(visitor.page().document.querySelector('#return')!.getAttribute('href'), '/', evil)
    const answer = await site.app.inject({ url: `/seller-central/language/?locale=it_IT&return_to=${encodeURIComponent(evil)}` })
    t.equal(answer.headers.location, '/seller-central/apps/', evil)
  }
})

t.test('a decision about the store of another tab is not taken', async t => {
  const site = await createTestApp(t)
  const [first, second] = [await addMerchant(site), await addMerchant(site, { name: 'Second store', countryCode: 'CA' })]
  const visitor = await enterSeller(site, await addSeller(site))
  await visitor.open(await registryOf(site).findConsentUrl(first, returnUrl))
  const page = visitor.page()
  await visitor.open(await registryOf(site).findConsentUrl(second, returnUrl))
  const formKey = page.document.querySelector('[name=form_key]')!.getAttribute('value')!
  await visitor.post(consentUrl, [['form_key', formKey], ['merchant', first], ['understand', '1'], ['decision', 'continue']])
  t.match(listErrors(visitor).join(), /another store asks for consent/)
  t.match(visitor.page().text, /Second store/)
  t.same(await registryOf(site).findAuthentication(second), { state: 'pending' })
})
