import { Writable } from 'node:stream'
import { join } from 'node:path'
import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import type { Test } from 'tap'
import { createApiKeys, type ApiKeys } from '../../src/account/api-keys.ts'
import { registerAccount } from '../../src/account/register-account.ts'
import type { Database } from '../../src/kernel/database/database.ts'
import { createEncryptor } from '../../src/kernel/encryptor.ts'
import { toEnv } from '../../src/kernel/env.ts'
import { createMessages } from '../../src/kernel/http/messages.ts'
import { createHttpServer } from '../../src/kernel/http/server.ts'
import { createSessions } from '../../src/kernel/http/session.ts'
import { createPasswords } from '../../src/kernel/passwords.ts'
import { packageRoot } from '../../src/kernel/paths.ts'
import { createPhrases } from '../../src/kernel/phrases.ts'
import { deriveSecret } from '../../src/kernel/secrets.ts'
import { createTestAudit } from '../helpers/audit.ts'
import { createTestClock, type TestClock } from '../helpers/clock.ts'
import { createTestDatabase } from '../helpers/database.ts'

/** The account site as it stands in a test. */
export interface AccountSite {
  readonly app: FastifyInstance
  readonly database: Database
  readonly clock: TestClock
  readonly apiKeys: ApiKeys
  /** Everything logged so far. */
  readonly log: () => string
  readonly browser: () => Browser
  /** The addresses that take a POST, as the server registered them. */
  readonly postRoutes: readonly string[]
}

/** A browser with a cookie jar; it follows nothing by itself. */
export interface Browser {
  readonly cookies: Map<string, string>
  get: (url: string, headers?: Record<string, string>) => Promise<LightMyRequestResponse>
  post: (url: string, fields: Record<string, string>, headers?: Record<string, string>) => Promise<LightMyRequestResponse>
  /** Opens a page, fills its form in and sends it: hidden fields as they are. */
  submit: (url: string, formId: string, fields?: Record<string, string>) => Promise<LightMyRequestResponse>
  /** Goes where a redirect leads. */
  follow: (response: LightMyRequestResponse) => Promise<LightMyRequestResponse>
}

const cryptKey = 'k'.repeat(32)
const idleSeconds = 900
/** Somebody who registers. */
export const ada = { firstname: 'Ada', lastname: 'Lovelace', company: 'Analytical Engines Ltd', email: 'ada@example.com', password: 'difference 1', password_confirmation: 'difference 1' }

export const createUrl = '/account/customer/account/create/'
export const loginUrl = '/account/customer/account/login/'
export const homeUrl = '/account/customer/account/'
export const portalUrl = '/account/apiportal/index/index/'

/** Builds the site on a fresh database. */
export async function openAccountSite (t: Test): Promise<AccountSite> {
  const database = await createTestDatabase(t)
  const clock = createTestClock()
  const lines: string[] = []
  const logStream = new Writable({ write (chunk, _encoding, done) { lines.push(String(chunk)); done() } })
  const phrases = createPhrases(join(packageRoot, 'src'))
  const env = toEnv({ LOG_LEVEL: 'debug' }, '/nowhere')
  const secret = deriveSecret(cryptKey, 'test')
  const { app, renderPage } = await createHttpServer({ env, phrases, cookieSecret: secret, logStream })
  t.teardown(async () => { await app.close() })
  const postRoutes: string[] = []
  app.addHook('onRoute', ({ method, url }) => { if (method === 'POST') postRoutes.push(url) })
  const audit = createTestAudit(clock)
  const apiKeys = createApiKeys({ database, clock, audit, encryptor: createEncryptor(cryptKey), secret })
  const sessions = createSessions({ database, clock, realm: 'account', secret, secure: false, lifetime: async () => idleSeconds })
  await registerAccount(app, { database, clock, audit, passwords: createPasswords(), sessions, messages: createMessages('account', false), apiKeys, phrases, renderPage, secure: false })
  return { app, database, clock, apiKeys, log: () => lines.join(''), browser: () => createBrowser(app), postRoutes }
}

/** Registers somebody and stays signed in. */
export async function register (site: AccountSite, person: Partial<typeof ada> = {}): Promise<Browser> {
  const browser = site.browser()
  const answer = await browser.submit(createUrl, 'form-validate', { ...ada, ...person })
  if (answer.statusCode !== 302) throw new Error(`registration failed with ${answer.statusCode}`)
  await browser.follow(answer)
  return browser
}

/** Adds a key in the portal and returns it as the page shows it. */
export async function addKey (browser: Browser, environment = 'production', fields: Record<string, string> = {}): Promise<{ key: string, id: number, page: string }> {
  const url = `${portalUrl}?environment=${environment}`
  const page = (await browser.follow(await browser.submit(url, 'api-key-form', { description: 'Amazon Sales Channel', ...fields }))).body
  return { page, key: /value="(cak_[^"]+)"/.exec(page)![1]!, id: Number(/data-key-id="(\d+)"/.exec(page)![1]) }
}

/** Everything that the tables hold, to see whether something changed. */
export async function dumpTables (site: AccountSite): Promise<string> {
  const sessions = await site.database('backroom_session').select('id_hash', 'user_id', 'ended_at').orderBy('id_hash')
  const tables = ['account_customer', 'account_api_key', 'account_api_key_generation', 'account_api_key_event']
  return JSON.stringify([...await Promise.all(tables.map(async table => await site.database(table))), sessions])
}

/** The form key of a page. */
export function formKeyOf (page: string): string {
  return /name="form_key" value="([0-9a-f]+)"/.exec(page)![1]!
}

/** The visible words of a page. */
export function textOf (page: string): string {
  return decode(page.slice(page.indexOf('<body')).replace(/<script[\s\S]*?<\/script>/g, ' ').replace(/<[^>]*>/g, ' ')).replace(/\s+/g, ' ')
}

function decode (html: string): string {
  return html.replace(/&quot;/g, '"').replace(/&#39;/g, "'").replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&')
}

function createBrowser (app: FastifyInstance): Browser {
  const cookies = new Map<string, string>()
  const send = async (request: { method: 'GET' | 'POST', url: string, headers?: Record<string, string>, payload?: string }): Promise<LightMyRequestResponse> => {
    const answer = await app.inject({ ...request, cookies: Object.fromEntries(cookies) })
    for (const cookie of answer.cookies) {
      if (cookie.value === '' || (cookie.expires?.getTime() ?? 1) <= 0) cookies.delete(cookie.name)
      else cookies.set(cookie.name, cookie.value)
    }
    return answer
  }
  const get: Browser['get'] = async (url, headers = {}) => await send({ method: 'GET', url, headers })
  const post: Browser['post'] = async (url, fields, headers = {}) => await send({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    payload: new URLSearchParams(fields).toString()
  })
  return {
    cookies,
    get,
    post,
    async submit (url, formId, fields = {}) {
      const page = (await get(url)).body
      const form = page.slice(page.lastIndexOf('<form', page.indexOf(`id="${formId}"`)))
      const action = decode(/action="([^"]*)"/.exec(form)![1]!)
      return await post(action, { form_key: formKeyOf(form), ...fields })
    },
    follow: async response => await get(String(response.headers.location))
  }
}
