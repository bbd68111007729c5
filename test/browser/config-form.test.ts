import type { Page } from 'playwright-core'
import t, { type Test } from 'tap'
import { noChromium, openBrowser } from '../helpers/browser.ts'
import { arrive, at, enterSection, focusedId, sectionUrl } from './steps.ts'

const { openSite } = openBrowser(t)
const name = '#general_store_information_name'

async function save (t: Test, page: Page): Promise<void> {
  await arrive(page, async () => { await page.click(at.save) })
  t.match(await page.textContent(at.success), 'You saved the configuration.')
}

t.test('a field that inherits its value is disabled until its checkbox says otherwise', { skip: noChromium }, async t => {
  const { page, assertClean } = await enterSection(await openSite(t), `general/website/1/${name}`)
  t.ok(await page.isDisabled(name))
  await page.waitForFunction(id => document.activeElement?.id === id, `${name.slice(1)}_inherit`)
  t.pass('a link to the field leads to the checkbox that opens it')
  await page.keyboard.press('Space')
  t.ok(await page.isEnabled(name))
  await page.fill(name, 'Main by name')
  t.ok(await page.isDisabled('#general_store_information_phone'), 'its neighbours still inherit')
  await save(t, page)
  t.equal(await page.inputValue(name), 'Main by name')
  t.ok(await page.isEnabled(name))
  await page.check(`${name}_inherit`)
  t.ok(await page.isDisabled(name))
  await save(t, page)
  t.equal(await page.inputValue(name), '', 'the default value is back')
  assertClean(t)
})

t.test('what depends on another field comes and goes with its value', { skip: noChromium }, async t => {
  const { page, assertClean } = await enterSection(await openSite(t), 'admin/#admin_url-link')
  const row = '#row_admin_url_custom'
  t.notOk(await page.isVisible(row))
  await page.uncheck('#admin_url_use_custom_inherit')
  await page.selectOption('#admin_url_use_custom', '1')
  t.ok(await page.isVisible(row))
  await page.selectOption('#admin_url_use_custom', '0')
  t.notOk(await page.isVisible(row))
  t.ok(await page.locator('#admin_url_custom').isDisabled(), 'what is hidden is not sent')
  assertClean(t)
})

t.test('a wrong value is named beside its field, in a group that opens, and the focus goes to the first one', { skip: noChromium }, async t => {
  const { page, assertClean } = await enterSection(await openSite(t), 'contact/')
  const email = '#contact_email_recipient_email'
  const posts: string[] = []
  page.on('request', request => { if (request.method() === 'POST' && request.isNavigationRequest()) posts.push(request.url()) })
  await page.goto(`${sectionUrl}contact/${email}`)
  await page.uncheck(`${email}_inherit`)
  await page.fill(email, 'nobody')
  await page.click('#contact_email-head')
  await page.locator(email).waitFor({ state: 'hidden' })
  await page.click(at.save)
  await page.locator(`${email}-error`).waitFor()
  t.equal(await page.textContent(`${email}-error`), 'Please enter a valid email address (Ex: johndoe@domain.com).')
  t.equal(await focusedId(page), email.slice(1))
  t.equal(await page.getAttribute(email, 'aria-invalid'), 'true')
  t.match(await page.getAttribute(email, 'aria-describedby'), `${email.slice(1)}-error`)
  t.same(posts, [], 'nothing was sent')
  await page.fill(email, 'nobody@example.com')
  t.equal(await page.locator(`${email}-error`).count(), 0, 'the message goes as soon as the value is right')
  await save(t, page)
  t.equal(await page.inputValue(email), 'nobody@example.com')
  assertClean(t)
})

t.test('groups open and close, and are found as they were left after a save and on the next visit', { skip: noChromium }, async t => {
  const { page, assertClean } = await enterSection(await openSite(t), 'general/')
  const shown = async (): Promise<boolean[]> => [await page.isVisible('#general_country_default'), await page.isVisible('#general_locale_timezone')]
  t.same(await shown(), [true, false], 'the first group is open')
  await page.click('#general_country-head')
  await page.focus('#general_locale-head')
  await page.keyboard.press('Space')
  t.same(await shown(), [false, true])
  t.equal(await page.getAttribute('#general_locale-head', 'aria-expanded'), 'true')
  await save(t, page)
  t.same(await shown(), [false, true], 'after a save')
  await Promise.all([page.waitForResponse(response => response.url().includes('/system_config/state/')), page.click('#general_country-head')])
  await page.goto(`${sectionUrl}general/`)
  t.same(await shown(), [true, true], 'on the next visit')
  assertClean(t)
})

t.test('switching the scope asks first, and leaving with something unsaved does too', { skip: noChromium }, async t => {
  const { page, assertClean } = await enterSection(await openSite(t), 'general/')
  const website = '.store-switcher-website a >> text=Main Website'
  const confirm = '.modal-popup.confirm'
  const asked: string[] = []
  page.on('dialog', async dialog => {
    asked.push(dialog.type())
    await dialog.dismiss()
  })
  await page.click('#general_store_information-head')
  await page.fill(name, 'Not saved')
  await page.click('#store-change-button')
  await page.click(website)
  t.match(await page.textContent(`${confirm} .modal-content`), 'What you typed on this page and did not save will be lost.')
  await page.click(`${confirm} .action-dismiss`)
  await page.locator(confirm).waitFor({ state: 'hidden' })
  t.equal(await page.inputValue(name), 'Not saved')
  await page.click(at.marketing)
  await Promise.all([page.waitForEvent('dialog'), page.click(at.channel)])
  t.same(asked, ['beforeunload'], 'the browser asks before it goes elsewhere')
  t.equal(await page.inputValue(name), 'Not saved')
  await page.keyboard.press('Escape')
  await page.click('#store-change-button')
  await page.click(website)
  await arrive(page, async () => { await page.click(`${confirm} .action-accept`) })
  t.match(page.url(), /section\/general\/website\/1\/$/)
  t.same(asked, ['beforeunload'], 'who has said yes is not asked twice')
  assertClean(t)
})

t.test('Ctrl+S saves', { skip: noChromium }, async t => {
  const { page, assertClean } = await enterSection(await openSite(t), 'general/#general_store_information_name')
  t.equal(await focusedId(page), name.slice(1))
  await page.keyboard.type('Saved by keyboard')
  await arrive(page, async () => { await page.keyboard.press('Control+S') })
  t.match(await page.textContent(at.success), 'You saved the configuration.')
  t.equal(await page.inputValue(name), 'Saved by keyboard')
  assertClean(t)
})
