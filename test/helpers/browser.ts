import { existsSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright-core'
import type { Test } from 'tap'
import { adminUser, createTestApp, type TestApp, type TestAppOptions } from './app.ts'

/** An instance that a real browser can reach. */
export interface Site extends TestApp {
  /** `http://127.0.0.1:<port>`. */
  readonly url: string
  /** Somebody with an empty browser of his own; it is closed when the test ends. */
  readonly openWindow: (options?: BrowserContextOptions) => Promise<BrowserWindow>
}

/** The browser of one person: his tabs share cookies, and everything that goes wrong in any of them is noted. */
export interface BrowserWindow {
  readonly context: BrowserContext
  /** The first tab. */
  readonly page: Page
  /** Console and script errors, violations of the CSP, and requests to any other origin, in the order they came. */
  readonly problems: readonly string[]
  /** Asserts that nothing went wrong so far. */
  readonly assertClean: (t: Test) => void
}

export interface OpenSiteOptions extends TestAppOptions {
  /** Sets up the instance before it listens. */
  readonly prepare?: (site: TestApp) => Promise<void>
}

/** Milliseconds that anything in the browser may take; what is waited for is a condition, never this time. */
const patience = 60_000
/** Chromium without the windows that nobody sees costs half of what a whole one does; the engine is the same. */
const usualPaths = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium']
const chromiumPath = process.env['CHROMIUM_PATH'] ?? usualPaths.find(path => existsSync(path)) ?? usualPaths[0]!
const flags = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-quic', '--no-first-run', '--disable-component-update', '--disable-sync']

/** Give it to every browser test as `skip`: where there is no Chromium the test is reported as skipped, and says why. */
export const noChromium = existsSync(chromiumPath) ? false : `There is no Chromium at ${process.env['CHROMIUM_PATH'] ?? usualPaths.join(' or ')}; say where it is with CHROMIUM_PATH.`

/** The browsers of this process by whether they keep pages: each starts with the first site, serves every file, and ends with the last test. */
const browsers = new Map<boolean, Promise<Browser>>()

/**
 * Prepares the Chromium of a test file. With `keepsPages` it keeps pages for its Back button whole, as people's browsers
 * do and browsers under test otherwise do not.
 */
export function openBrowser (file: Test, { keepsPages = false } = {}): { openSite: (t: Test, options?: OpenSiteOptions) => Promise<Site> } {
  file.setTimeout(600_000)
  return {
    async openSite (t, options = {}) {
      const running = await findBrowser(file, keepsPages)
      const instance = await createTestApp(t, options)
      await options.prepare?.(instance)
      await instance.app.listen({ host: '127.0.0.1', port: 0 })
      const url = `http://127.0.0.1:${(instance.app.server.address() as AddressInfo).port}`
      return { ...instance, url, openWindow: async contextOptions => await openWindow(t, running, url, contextOptions) }
    }
  }
}

async function findBrowser (file: Test, keepsPages: boolean): Promise<Browser> {
  const running = browsers.get(keepsPages) ?? chromium.launch({ executablePath: chromiumPath, args: flags, ignoreDefaultArgs: keepsPages ? ['--disable-back-forward-cache'] : [] })
  if (!browsers.has(keepsPages)) {
    browsers.set(keepsPages, running)
    file.teardown(async () => { await (await running).close() })
  }
  return await running
}

/** Signs the admin user in on the login page and waits for the page it leads to. */
export async function signInToAdmin (page: Page, user: { username: string, password: string } = adminUser): Promise<void> {
  if (await page.locator('#login-form').count() === 0) await page.goto('/admin/')
  await page.fill('#username', user.username)
  await page.fill('#login', user.password)
  await page.click('.action-login')
  await page.locator('#nav').waitFor()
}

async function openWindow (t: Test, browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<BrowserWindow> {
  const context = await browser.newContext({ baseURL: url, viewport: { width: 1440, height: 900 }, locale: 'en-US', colorScheme: 'light', ...options })
  t.teardown(async () => { await context.close() })
  context.setDefaultTimeout(patience)
  const problems = await watch(context, url)
  return {
    context,
    page: await context.newPage(),
    problems,
    assertClean: t => { t.same(problems, [], 'no script error, no CSP violation, no request to another origin') }
  }
}

async function watch (context: BrowserContext, url: string): Promise<string[]> {
  const problems: string[] = []
  const documents = new Set<string>()
  context.on('request', request => {
    if (request.resourceType() === 'document') documents.add(request.url())
    if (new URL(request.url()).origin !== url && !/^(?:about|blob|data):/.test(request.url())) problems.push(`request to ${request.url()}`)
  })
  context.on('console', message => {
    // Chromium calls the status of a page an error too; which status a page has is for its own test to say.
    const isStatusOfPage = message.text().startsWith('Failed to load resource') && documents.has(message.location().url)
    if (message.type() === 'error' && !isStatusOfPage) problems.push(`console: ${message.text()} (${message.location().url})`)
  })
  context.on('weberror', error => { problems.push(`script: ${error.error().message} (${error.page()?.url() ?? ''})`) })
  await context.exposeBinding('reportViolation', (_source, text: string) => { problems.push(`CSP: ${text}`) })
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', event => {
      (globalThis as unknown as { reportViolation: (text: string) => void }).reportViolation(`${event.effectiveDirective} ${event.blockedURI} (${location.href})`)
    })
  })
  return problems
}
