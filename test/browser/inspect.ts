import type { Page, Response } from 'playwright-core'
import type { Test } from 'tap'
import { connectorUrl } from '../helpers/channel.ts'
import { fitsItsWidth, listAxeViolations, listHtmlErrors } from './page-checks.ts'
import { arrive } from './steps.ts'

/** The pages that are looked at in the dark and on a telephone too. */
const everyKind = [
  '/admin/', '/admin/admin/dashboard/', '/admin/admin/system_account/index/', '/admin/sales/order/', '/nonsense', '/admin/admin/system_config/edit/section/general/', connectorUrl,
  'prompt: missing', 'channel: two stores', 'channel: adding a store', '/account/customer/account/create/', 'portal: with a key', 'denied', 'configuration: refused',
  'seller: code', 'seller: consent', 'seller: apps'
]

/** Looks at the page before us in every way that is open to a program. */
export async function inspect (t: Test, page: Page, name: string, response: Response, status: number): Promise<void> {
  t.equal(response.status(), status, `${name}: status`)
  // The sidebar is the same on every page of the Admin, and half of it: it is looked at once a kind.
  const isOfItsKind = everyKind.includes(name)
  const html = await response.text()
  t.same(await listHtmlErrors(isOfItsKind ? html : withoutSidebar(html)), [], `${name}: valid HTML`)
  t.same(await listAxeViolations(page, isOfItsKind ? undefined : '.menu-wrapper'), [], `${name}: nothing found by axe`)
  if (!isOfItsKind) return
  await page.emulateMedia({ colorScheme: 'dark' })
  t.same(await listAxeViolations(page), [], `${name}: nothing found by axe in the dark`)
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize({ width: 320, height: 640 })
  t.ok(await fitsItsWidth(page), `${name}: no scrolling sideways at 320 px`)
  await page.setViewportSize({ width: 1440, height: 900 })
}

/** A page of the Admin without the entries of its sidebar, which are the same everywhere. */
export function withoutSidebar (html: string): string {
  return html.replace(/(<ul id="nav">)[^]*?(<\/ul>\s*<a class="menu-close")/, '$1<li></li>$2')
}

/** Sends a form as it stands, past the checks of the scripts: the server's answer is what is looked at. */
export async function sendAsIs (page: Page, form: string): Promise<Response> {
  const [response] = await Promise.all([
    page.waitForResponse(response => response.request().isNavigationRequest() && response.request().method() === 'POST'),
    arrive(page, async () => { await page.locator(form).evaluate((element: HTMLFormElement) => { element.submit() }) })
  ])
  return response
}
