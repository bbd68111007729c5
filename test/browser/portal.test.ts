import t from 'tap'
import { createPasswords } from '../../src/kernel/passwords.ts'
import { noChromium, openBrowser } from '../helpers/browser.ts'
import { issueKey, portalOf } from '../helpers/channel.ts'
import { inspect } from './inspect.ts'
import { arrive, at, enterBrowser, enterChannel, openTab } from './steps.ts'

const { openSite } = openBrowser(t)
const portalUrl = '/account/apiportal/index/index/'
const password = 'Portal-Canary-1'

t.test('who is signed in to his account already gets to the API Portal at once', { skip: noChromium }, async t => {
  const site = await openSite(t)
  const { accountId } = await issueKey(site)
  const { context, page, assertClean } = await enterChannel(site)
  await enterBrowser(site, context, { realm: 'account', userId: accountId })
  const portal = await openTab(context, async () => { await page.click(at.signIn) })
  t.equal(new URL(portal.url()).pathname, portalUrl)
  t.equal((await portal.textContent('.account-menu [aria-current=page]'))?.trim(), 'API Portal')
  assertClean(t)
})

t.test('who is signed out is asked for his password first, a wrong one is refused, and then the API Portal comes', { skip: noChromium }, async t => {
  const site = await openSite(t)
  const { accountId, key } = await issueKey(site)
  await site.database('account_customer').where({ id: accountId }).update({ password_hash: await createPasswords().hash(password) })
  const { context, page, assertClean } = await enterChannel(site)
  const portal = await openTab(context, async () => { await page.click(at.signIn) })
  for (const typed of ['wrong-1', password]) {
    t.match(portal.url(), '/account/customer/account/login/')
    await portal.fill('#email', 'owner1@example.com')
    await portal.fill('#pass', typed)
    await arrive(portal, async () => { await portal.click('#login-form button') })
    if (typed !== password) {
      t.match(await portal.textContent('[data-error-summary]'), 'The account sign-in was incorrect')
      t.equal(await portal.evaluate(() => document.activeElement?.hasAttribute('data-error-summary')), true, 'the focus is on what is wrong')
      t.equal(await portal.inputValue('#pass'), '')
    }
  }
  t.equal(new URL(portal.url()).pathname, portalUrl)
  t.equal(await portal.inputValue(at.keyText), key)
  assertClean(t)
})

t.test('there is no second key in an environment, not even from a tab that was open before the first', { skip: noChromium }, async t => {
  const site = await openSite(t)
  const { accountId, id } = await issueKey(site)
  await portalOf(site).revoke(accountId, id)
  const { context, page, assertClean } = await site.openWindow()
  await enterBrowser(site, context, { realm: 'account', userId: accountId })
  await page.goto(portalUrl)
  const other = await context.newPage()
  await other.goto(portalUrl)
  for (const tab of [page, other]) {
    await tab.fill(at.description, 'Amazon Sales Channel')
    await arrive(tab, async () => { await tab.click(at.addNew) })
  }
  t.match(await other.textContent('[data-error-summary]'), 'You already have an API key in this environment. No key was added')
  t.equal((await portalOf(site).list(accountId, 'production')).length, 1)
  await other.goto(portalUrl)
  t.equal(await other.locator(at.addNew).count(), 0, 'Add New is not offered while there is a key')
  await other.selectOption('#environment', 'sandbox')
  await arrive(other, async () => { await other.click('#environment-form button') })
  t.ok(await other.isVisible(at.addNew), 'the other environment has room for one')

  t.match(await page.textContent('[data-uncopied]'), 'This key has not been copied yet.')
  await page.click('h1')
  const asked = page.waitForEvent('dialog').then(async dialog => {
    await dialog.accept()
    return dialog.type()
  })
  await arrive(page, async () => { await page.click('.account-brand') })
  t.equal(await asked, 'beforeunload', 'the browser asks before the key is left uncopied')
  await page.goto(portalUrl)
  await page.click('[data-uncopied] button')
  t.notOk(await page.isVisible('[data-uncopied]'))
  await arrive(page, async () => { await page.click('.account-brand') })
  assertClean(t)
})

t.test('a key is rolled by the keyboard, the old one shows when it stops in the reader\'s own time, and a deletion is undone', { skip: noChromium }, async t => {
  const site = await openSite(t)
  const { accountId, id, key } = await issueKey(site)
  const { context, page, assertClean } = await site.openWindow({ timezoneId: 'Europe/Rome' })
  await enterBrowser(site, context, { realm: 'account', userId: accountId })
  await inspect(t, page, 'portal: rolling', (await page.goto(`/account/apiportal/index/roll/id/${id}/`))!, 200)
  t.match(await page.textContent('#expires'), 'In 30 days, on Apr 1, 2026, 9:00 AM UTC (your time: Apr 1, 2026, 11:00 AM)')
  await page.selectOption('#overlap', '3600')
  await page.focus('#roll-form button')
  await arrive(page, async () => { await page.keyboard.press('Enter') })
  t.not(await page.inputValue(at.keyText), key)
  t.match(await page.textContent('.old-keys'), /Still works[^]*Mar 2, 2026, 10:00\sAM UTC \(your time: Mar 2, 2026, 11:00\sAM\)/)
  await inspect(t, page, 'portal: with an old key', (await page.reload())!, 200)
  const rolled = await page.inputValue(at.keyText)
  await page.goto(`/account/apiportal/index/delete/id/${id}/`)
  await arrive(page, async () => { await page.click('#delete-form button') })
  await arrive(page, async () => { await page.click('.undo-offer button') })
  t.equal(await page.inputValue(at.keyText), rolled)
  await page.goto('/account/apiportal/index/check/')
  await page.fill('#text', `leaked: ${key}`)
  await arrive(page, async () => { await page.click('#check-form button') })
  t.match(await page.textContent('#check-result'), key.slice(-4))
  t.notOk((await page.content()).includes(key))
  assertClean(t)
})
