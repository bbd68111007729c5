import t from 'tap'
import { noChromium, openBrowser, signInToAdmin } from '../helpers/browser.ts'
import { connectStore, pointing } from './connect-store.ts'
import { contains, localeRuns } from './locale-runs.ts'
import { arrive, at, fillInStore, openChannel, openTab, register, store } from './steps.ts'

const { openSite } = openBrowser(t)

for (const { locale, language, __ } of localeRuns) {
  t.test(`the guide's procedure from no key to an Amazon store that is connected and active, without JavaScript, in ${locale}`, { skip: noChromium }, async t => {
    const site = await openSite(t)
    await site.database('admin_user').update({ interface_locale: locale })
    const { context, page, assertClean } = await site.openWindow({ javaScriptEnabled: false, locale: language })
    await signInToAdmin(page)
    t.notOk(await page.isVisible(at.channel), 'the fly-out is closed')
    await openChannel(page)
    t.equal(await page.getAttribute(at.prompt, 'data-reason'), 'missing')

    const portal = await openTab(context, async () => { await page.click(at.signIn) })
    await arrive(portal, async () => { await portal.click(at.createAccount) })
    await register(portal)
    await portal.fill(at.description, 'Amazon Sales Channel')
    await arrive(portal, async () => { await portal.click(at.addNew) })
    t.notOk(await portal.isVisible(at.copy), 'a button that needs a script is not there')
    const key = await portal.inputValue(at.keyText)
    t.match(key, /^cak_live_\w{51}$/, 'the key can be read, selected and copied by hand')

    await arrive(page, async () => { await page.click(at.addKey) })
    t.equal(new URL(page.url()).hash, at.productionKey, 'the address points at the field')
    await page.fill(at.productionKey, key)
    await arrive(page, async () => { await page.click(at.save) })
    t.match(await page.locator(at.success).allTextContents(), [contains(__('You saved the configuration.')), contains(__('The API key was checked just now: it is valid.'))])

    await openChannel(page)
    t.equal(await page.textContent('#pre-setup-title'), __('Store Integration'))
    await arrive(page, async () => { await page.click(at.addStore) })
    await fillInStore(page)
    await arrive(page, async () => { await page.click(at.connect) })
    t.equal(await page.textContent('.store-card-name'), store.name)
    await connectStore(t, site, context, page, { hands: pointing, hasScripts: false })
    assertClean(t)
  })
}

t.test('without JavaScript the configuration is whole: fly-outs close, scopes switch, every group is open, tabs are listed', { skip: noChromium }, async t => {
  const site = await openSite(t)
  const { page, assertClean } = await site.openWindow({ javaScriptEnabled: false })
  await signInToAdmin(page)
  await page.click(at.marketing)
  await page.locator(at.channel).waitFor()
  await page.click(at.stores)
  await page.locator(at.configuration).waitFor()
  t.notOk(await page.isVisible(at.channel), 'opening one fly-out closes the other')
  await page.click('#menu-magento-backend-stores [data-role=close-submenu]')
  await page.locator(at.configuration).waitFor({ state: 'hidden' })
  await page.click(at.stores)
  await arrive(page, async () => { await page.click(at.configuration) })
  t.ok(await page.isVisible('#general_locale_timezone'), 'a group that scripts would close is open')
  t.ok(await page.isVisible('[data-ui-id=config-section-services_connector] a'), 'the sections of every tab are listed')

  t.notOk(await page.isVisible('[data-role=stores-list]'))
  await page.click('#store-change-button')
  await arrive(page, async () => { await page.click('.store-switcher-website a >> text=Second Website') })
  t.equal((await page.textContent('#store-change-button'))?.trim(), 'Second Website')
  t.ok(await page.isEnabled('#general_store_information_name'), 'an inherited field can be typed into')
  await page.uncheck('#general_store_information_name_inherit')
  await page.fill('#general_store_information_name', 'Second by name')
  await arrive(page, async () => { await page.click(at.save) })
  t.match(await page.textContent(at.success), 'You saved the configuration.')
  t.equal(await page.inputValue('#general_store_information_name'), 'Second by name')
  assertClean(t)
})
