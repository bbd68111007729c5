import type { Page } from 'playwright-core'
import t from 'tap'
import { adminUser } from '../helpers/app.ts'
import { noChromium, openBrowser } from '../helpers/browser.ts'
import { connectStore, typing } from './connect-store.ts'
import { skipToContent, tabTo } from './keyboard.ts'
import { contains, localeRuns } from './locale-runs.ts'
import { arrive, at, openTab, owner, store } from './steps.ts'

const { openSite } = openBrowser(t)

for (const { locale, language, __ } of localeRuns) {
  t.test(`the guide's procedure from no key to an Amazon store that is connected and active, with nothing but a keyboard, in ${locale}`, { skip: noChromium }, async t => {
    const site = await openSite(t)
    await site.database('admin_user').update({ interface_locale: locale })
    const { context, page, assertClean } = await site.openWindow({ locale: language, permissions: ['clipboard-read', 'clipboard-write'] })
    await page.goto('/admin/')
    t.equal(await page.evaluate(() => document.activeElement?.id), 'username', 'the login form waits for the name')
    await page.keyboard.type(adminUser.username)
    await tabTo(page, '#login')
    await page.keyboard.type(adminUser.password)
    await pressToArrive(page, 'Enter')

    await goToChannel(page)
    t.equal(await page.getAttribute(at.prompt, 'data-reason'), 'missing')
    await skipToContent(page)
    await tabTo(page, at.signIn)
    const portal = await openTab(context, async () => { await page.keyboard.press('Enter') })

    await tabTo(portal, at.createAccount)
    await pressToArrive(portal, 'Enter')
    for (const [id, value] of Object.entries(owner)) {
      await tabTo(portal, `#${id}`)
      await portal.keyboard.type(value)
    }
    await pressToArrive(portal, 'Enter')
    await skipToContent(portal)
    await tabTo(portal, at.description)
    await portal.keyboard.type('Amazon Sales Channel')
    await tabTo(portal, '#expires')
    await portal.keyboard.press('ArrowDown')
    t.equal(await portal.inputValue('#expires'), '30', 'an arrow key chooses when the key expires')
    await tabTo(portal, at.addNew)
    await pressToArrive(portal, 'Space')
    await skipToContent(portal)
    await tabTo(portal, at.copy)
    await portal.keyboard.press('Space')
    await portal.locator(at.copied).filter({ hasText: __('Copied') }).waitFor()

    await page.bringToFront()
    await tabTo(page, at.addKey)
    await pressToArrive(page, 'Enter')
    t.equal(await page.evaluate(() => document.activeElement?.id), at.productionKey.slice(1))
    await page.keyboard.press('Control+V')
    await tabTo(page, at.save, 'Shift+Tab')
    await pressToArrive(page, 'Space')
    t.match(await page.locator(at.success).allTextContents(), [contains(__('You saved the configuration.')), contains(__('The API key was checked just now: it is valid.'))])

    await goToChannel(page)
    await skipToContent(page)
    await tabTo(page, at.addStore)
    await pressToArrive(page, 'Enter')
    await skipToContent(page)
    await tabTo(page, '#website')
    await page.keyboard.press('ArrowDown')
    await tabTo(page, '#email')
    await page.keyboard.type(store.email)
    await tabTo(page, '#name')
    await page.keyboard.type(store.name)
    await tabTo(page, '#country')
    await page.keyboard.type(new Intl.DisplayNames(language, { type: 'region' }).of(store.country)!)
    t.equal(await page.inputValue('#country'), store.country, 'typing chooses the country')
    await tabTo(page, at.connect)
    await pressToArrive(page, 'Enter')
    t.equal(await page.textContent('.store-card-name'), store.name)
    t.match(await page.textContent(at.success), contains(__('You added the Amazon store "%1".', store.name)))
    await connectStore(t, site, context, page, { hands: typing, hasScripts: true })
    assertClean(t)
  })
}

/** Goes Marketing > Channels > Amazon Sales Channel, looking into the fly-out first. */
async function goToChannel (page: Page): Promise<void> {
  await tabTo(page, at.marketing)
  await page.keyboard.press('Enter')
  await tabTo(page, at.channel)
  await pressToArrive(page, 'Enter')
}

async function pressToArrive (page: Page, key: string): Promise<void> {
  await arrive(page, async () => { await page.keyboard.press(key) })
}
