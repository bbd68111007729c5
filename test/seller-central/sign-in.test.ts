import t from 'tap'
import { createTestApp, hashCheaply, type TestApp } from '../helpers/app.ts'
import { addMerchant, addSeller, enterSeller, registryOf, returnUrl } from '../helpers/seller.ts'
import { errorAt, listErrors } from '../helpers/people.ts'
import type { Visitor } from '../helpers/visitor.ts'

const signInUrl = '/seller-central/sign-in/'
const person = { business_name: 'Ada Ltd', email: 'ada@example.com', region: 'NA', password: 'Seller-Canary-1', password_confirmation: 'Seller-Canary-1' }
const password = 'cheap-password-1'
const passwordHash = await hashCheaply(password)

/** What the emulated telephone shows. */
function codeOf (visitor: Visitor): string {
  return visitor.page().document.querySelector('#one-time-code')!.textContent!
}

function wrongCode (visitor: Visitor): string {
  return codeOf(visitor) === '000000' ? '000001' : '000000'
}

async function passFirstStep (site: TestApp): Promise<Visitor> {
  const visitor = site.visitor()
  await visitor.open(signInUrl)
  await visitor.submit('#sign-in-form', { email: 'SELLER1@example.com ', password })
  return visitor
}

t.test('from a link: register, code, consent, and nothing secret is written down', async t => {
  const site = await createTestApp(t, { variables: { LOG_LEVEL: 'trace' } })
  const url = await registryOf(site).findConsentUrl(await addMerchant(site), returnUrl)
  const visitor = site.visitor()
  t.match((await visitor.open(url)).url, /^\/seller-central\/sign-in\//)
  await visitor.follow('a[href*="/register/"]')
  const errors = await visitor.submit('#register-form', { ...person, region: 'XX', business_name: ' ' })
  t.equal(errors.status, 422)
  t.equal(errorAt(visitor, 'region'), 'Choose the region whose marketplaces you sell in.')
  t.equal(errorAt(visitor, 'business_name'), 'This is a required field.')
  t.equal(errors.document.querySelector('#email')!.getAttribute('value'), person.email, 'what was typed is kept')
  t.notMatch(errors.body, /Seller-Canary-1/)
  await visitor.submit('#register-form', person)
  t.match(visitor.page().url, /^\/seller-central\/sign-in\/code\//)
  const code = codeOf(visitor)
  t.match(code, /^\d{6}$/)
  const signInToken = visitor.cookies.get('backroom-seller-sign-in')!
  await visitor.submit('#code-form', { code: `${code.slice(0, 3)} ${code.slice(3)}` })
  t.equal(visitor.page().url, '/seller-central/consent/', 'and back to the consent')
  const consent = visitor.page().body
  await visitor.submit('#consent-form', { understand: '1' })
  t.match(visitor.page().text, /You are almost done/)
  const seller = (await site.database('seller_central_account'))[0] as { seller_id: string }
  t.match(seller.seller_id, /^A[0-9A-Z]{13}$/)

  const tables = JSON.stringify(await Promise.all(['seller_central_account', 'seller_central_user', 'seller_central_sign_in', 'seller_central_merchant', 'seller_central_consent_link', 'backroom_session'].map(async name => await site.database(name))))
  const link = new URL(url, 'http://localhost').searchParams.get('link')!
  for (const [name, secret] of Object.entries({ link, signInToken, password: person.password, session: visitor.cookies.get('backroom-seller')! })) {
    t.notOk(tables.includes(secret), `${name} in the tables`)
    t.notOk(site.log().includes(secret), `${name} in the log`)
    t.notOk(consent.includes(secret), `${name} in the page`)
  }
  t.notMatch(tables, new RegExp(`"${code}"`))
  t.notMatch(site.log(), new RegExp(`"${code}"`))
  t.equal((await site.visitor().open('/seller-central/register/')).status, 200)
  const twin = site.visitor()
  await twin.open('/seller-central/register/')
  await twin.submit('#register-form', { ...person, email: 'ADA@example.com' })
  t.equal(errorAt(twin, 'email'), 'There is already an account with this e-mail address.')
})

t.test('without the code nobody is signed in; after five wrong ones and after five minutes there is a new one', async t => {
  const site = await createTestApp(t)
  await addSeller(site, { passwordHash })
  const visitor = await passFirstStep(site)
  t.match((await visitor.open('/seller-central/apps/')).url, /sign-in/)
  await visitor.open('/seller-central/sign-in/code/')
  const first = codeOf(visitor)
  await visitor.submit('#code-form', { code: '12' })
  t.equal(errorAt(visitor, 'code'), 'Type the six digits that the telephone shows.')
  for (let attempt = 1; attempt <= 4; attempt++) {
    await visitor.submit('#code-form', { code: wrongCode(visitor) })
    t.equal(errorAt(visitor, 'code'), 'This is not the code that the telephone shows.')
  }
  t.equal(codeOf(visitor), first)
  await visitor.submit('#code-form', { code: wrongCode(visitor) })
  t.match(errorAt(visitor, 'code'), /after 5 wrong codes a new one was sent/)
  t.not(codeOf(visitor), first)
  site.clock.forward(300)
  const code = codeOf(visitor)
  await visitor.submit('#code-form', { code })
  t.equal(errorAt(visitor, 'code'), 'The code has expired. Have a new one sent.')
  t.notOk(visitor.page().document.querySelector('#one-time-code'))
  await visitor.submit('#new-code-form')
  await visitor.submit('#code-form', { code: codeOf(visitor) })
  t.equal(visitor.page().url, '/seller-central/apps/')
  t.equal((await visitor.open('/seller-central/sign-in/code/')).url, '/seller-central/apps/')
})

t.test('a second step comes to its end: after five codes, after half an hour, and once it was passed', async t => {
  const site = await createTestApp(t)
  await addSeller(site, { passwordHash })
  const visitor = await passFirstStep(site)
  for (let round = 2; round <= 5; round++) await visitor.submit('#new-code-form')
  await visitor.submit('#new-code-form')
  t.equal(visitor.page().url, signInUrl)
  t.match(visitor.page().messages('notice').join(), /too many codes/)
  const slow = await passFirstStep(site)
  site.clock.forward(1800)
  t.equal((await slow.open('/seller-central/sign-in/code/')).url, signInUrl)
  const one = await passFirstStep(site)
  const thief = site.visitor()
  for (const [name, value] of one.cookies) thief.cookies.set(name, value)
  await thief.open('/seller-central/sign-in/code/')
  const code = codeOf(one)
  await one.submit('#code-form', { code })
  await thief.submit('#code-form', { code })
  t.equal(thief.page().url, signInUrl, 'a code signs in once')
})

t.test('wrong, unknown and locked are answered alike; six wrong passwords lock for ten minutes', async t => {
  const site = await createTestApp(t)
  await addSeller(site, { passwordHash })
  const visitor = site.visitor()
  const attempt = async (email: string, typed: string): Promise<string> => {
    await visitor.open(signInUrl)
    await visitor.submit('#sign-in-form', { email, password: typed })
    return listErrors(visitor).join()
  }
  const unknown = await attempt('nobody@example.com', password)
  for (let count = 1; count <= 6; count++) t.equal(await attempt('seller1@example.com', 'wrong'), unknown)
  t.equal(await attempt('seller1@example.com', password), unknown, 'locked')
  site.clock.forward(599)
  t.equal(await attempt('seller1@example.com', password), unknown, 'still locked')
  site.clock.forward(1)
  t.equal(await attempt('seller1@example.com', password), '')
  t.equal(visitor.page().url, '/seller-central/sign-in/code/')
})

t.test('sessions of other realms are nobody here, and signing out leads back to the consent for another account', async t => {
  const site = await createTestApp(t)
  const visitor = await enterSeller(site, await addSeller(site))
  const stranger = site.visitor()
  for (const name of ['backroom-admin', 'backroom-account']) stranger.cookies.set(name, visitor.cookies.get('backroom-seller')!)
  t.match((await stranger.open('/seller-central/apps/')).url, /sign-in/)
  await visitor.open(await registryOf(site).findConsentUrl(await addMerchant(site), returnUrl))
  await visitor.follow('a[href*="sign-out"]:not(.seller-sign-out)')
  await visitor.submit('#sign-out-form')
  t.match(visitor.page().url, /^\/seller-central\/sign-in\/\?return_to=%2Fseller-central%2Fconsent%2F$/)
  t.match((await visitor.open('/seller-central/apps/')).url, /sign-in/)
})

t.test('the primary user adds a secondary one', async t => {
  const site = await createTestApp(t)
  const visitor = await enterSeller(site, await addSeller(site))
  await visitor.open('/seller-central/users/')
  await visitor.submit('#user-form', { email: 'no address', password: 'short', password_confirmation: '' })
  t.equal(visitor.page().status, 422)
  await visitor.submit('#user-form', { email: 'clerk@example.com', password: 'abcdefg1', password_confirmation: 'abcdefg1' })
  t.match(visitor.page().messages('success').join(), /clerk@example.com was added/)
  t.match(visitor.page().text, /seller1@example.com Primary user clerk@example.com Secondary user/)
  await visitor.submit('#user-form', { email: 'CLERK@example.com', password: 'abcdefg1', password_confirmation: 'abcdefg1' })
  t.equal(errorAt(visitor, 'email'), 'There is already an account with this e-mail address.')
})

t.test('the pages speak the browser\'s language, and the one that was chosen', async t => {
  const site = await createTestApp(t)
  const visitor = site.visitor()
  t.match((await visitor.open(signInUrl, { 'accept-language': 'it' })).text, /Accesso a Seller Central/)
  await visitor.open('/seller-central/language/?locale=es_ES')
  t.match((await visitor.open(signInUrl, { 'accept-language': 'it' })).document.documentElement.getAttribute('lang'), 'es-ES')
})
