import { readFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { delimiter, isAbsolute, join, resolve } from 'node:path'
import { parseEnv } from 'node:util'
import { z } from 'zod'
import { createError } from './errors.ts'

const EnvironmentInvalid = createError('ENVIRONMENT_INVALID', 'The environment variable %1 is wrong: %2', 500)

const reservedNames = ['account', 'gateway', 'sandbox', 'channels', 'merchant-registry', 'ims', 'seller-central', 'situations', 'rest', 'static', 'media', 'health', 'ready', 'metrics']
const loopbackHosts = ['127.0.0.1', '::1', 'localhost']

const webUrl = z.url({ protocol: /^https?$/, error: 'it must be an http:// or https:// URL' })

const portRule = 'it must be a number from 0 to 65535'

const schema = z.object({
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z.string().regex(/^\d{1,5}$/, portRule).transform(Number).refine(port => port <= 65_535, portRule).default(9080),
  BASE_URL: webUrl.optional(),
  DATA_DIR: z.string().min(1).default('var'),
  DATABASE_URL: z.string().startsWith('sqlite:', 'it must begin with sqlite: (as in sqlite:var/backroom.sqlite)').optional(),
  CRYPT_KEY: z.string().min(1).optional(),
  ADMIN_FRONT_NAME: z.string().regex(/^[a-z][a-z0-9_-]{0,31}$/, 'it must be a lower-case word such as admin')
    .refine(name => !reservedNames.includes(name), 'this name is taken by another part of the product').default('admin'),
  ADMIN_USER: z.string().max(40, 'it must have at most 40 characters').default('admin'),
  ADMIN_PASSWORD: z.string().min(7, 'it must have at least 7 characters').optional(),
  ADMIN_EMAIL: z.email('it must be an e-mail address').default('admin@example.com'),
  BACKROOM_MODE: z.enum(['developer', 'production'], 'it must be developer or production').optional(),
  MAGENTO_MODULES: z.string().optional(),
  GATEWAY_URL: webUrl.optional(),
  PASSWORD_RULES: z.enum(['magento', 'asvs'], 'it must be magento or asvs').optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'it must be an smtp:// or smtps:// URL' }).optional(),
  SILENCED_CHECKS: z.string().regex(/^backroom\.[EWI]\d{3}(?:[\s,]+backroom\.[EWI]\d{3})*$/, 'it must be a list such as backroom.W003,backroom.W008').optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'], 'it must be trace, debug, info, warn, error, fatal or silent').default('info'),
  TRUST_PROXY: z.string().refine(isProxyList, 'it must be a list of addresses or networks such as 127.0.0.1,10.0.0.0/8, or loopback').optional()
})

/** The settings of one running instance, checked; paths are absolute. */
export interface Env {
  readonly host: string
  readonly port: number
  /** Without a trailing slash; undefined where it follows from host and port. */
  readonly baseUrl: string | undefined
  readonly dataDir: string
  readonly databaseUrl: string
  readonly cryptKey: string | undefined
  readonly adminFrontName: string
  readonly adminUser: string
  readonly adminPassword: string | undefined
  readonly adminEmail: string
  readonly mode: 'developer' | 'production'
  /** Folders of real Magento modules, absolute. */
  readonly magentoModules: readonly string[]
  readonly gatewayUrl: string | undefined
  /** What a new password must be: the original's rule, or that of the OWASP ASVS. */
  readonly passwordRules: 'magento' | 'asvs'
  /** The mail server, with user name and password where it wants them; undefined: mail is written to DATA_DIR/mail. */
  readonly smtpUrl: string | undefined
  /** Ids of system checks that somebody has decided to live with. */
  readonly silencedChecks: readonly string[]
  readonly logLevel: string
  readonly trustProxy: string | undefined
  /** All variables as they were found, for Magento's CONFIG__… overrides. */
  readonly variables: Readonly<Record<string, string | undefined>>
}

/** Reads the variables together with a `.env` file in the working folder (a variable that is set wins over the file). */
export function readEnv (variables: Record<string, string | undefined> = process.env, folder = process.cwd()): Env {
  return toEnv({ ...readDotEnv(folder), ...variables }, folder)
}

/** Checks the variables; throws the first thing wrong as one sentence. */
export function toEnv (variables: Record<string, string | undefined>, folder: string): Env {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''))
  const parsed = schema.safeParse(given)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!
    throw EnvironmentInvalid(issue.path.join('.'), `${issue.message}.`)
  }
  const values = parsed.data
  const dataDir = resolve(folder, values.DATA_DIR)
  const mode = toMode(values.BACKROOM_MODE, values.HOST, values.BASE_URL)
  return {
    host: values.HOST,
    port: values.PORT,
    baseUrl: values.BASE_URL?.replace(/\/+$/, ''),
    dataDir,
    databaseUrl: toDatabaseUrl(values.DATABASE_URL, folder, dataDir),
    cryptKey: values.CRYPT_KEY,
    adminFrontName: values.ADMIN_FRONT_NAME,
    adminUser: values.ADMIN_USER,
    adminPassword: values.ADMIN_PASSWORD,
    adminEmail: values.ADMIN_EMAIL,
    mode,
    magentoModules: (values.MAGENTO_MODULES ?? '').split(delimiter).map(path => path.trim()).filter(path => path !== '').map(path => resolve(folder, path)),
    gatewayUrl: values.GATEWAY_URL?.replace(/\/+$/, ''),
    passwordRules: values.PASSWORD_RULES ?? (mode === 'production' ? 'asvs' : 'magento'),
    smtpUrl: values.SMTP_URL,
    silencedChecks: values.SILENCED_CHECKS?.split(/[\s,]+/) ?? [],
    logLevel: values.LOG_LEVEL,
    trustProxy: values.TRUST_PROXY,
    variables
  }
}

/** Developer mode by default on loopback only: whoever opens the product to a network must say which mode is meant. */
function toMode (mode: 'developer' | 'production' | undefined, host: string, baseUrl: string | undefined): 'developer' | 'production' {
  if (mode === undefined && !loopbackHosts.includes(host)) {
    throw EnvironmentInvalid('BACKROOM_MODE', 'with a HOST other than 127.0.0.1 it must say developer or production.')
  }
  if (mode === 'production' && baseUrl?.startsWith('https://') !== true) {
    throw EnvironmentInvalid('BASE_URL', 'in production mode it must be the https:// URL under which people reach the product.')
  }
  return mode ?? 'developer'
}

/** Addresses, networks and the names that Fastify knows for some of them, separated by commas. */
function isProxyList (list: string): boolean {
  return list.split(',').map(part => part.trim()).every(part => {
    if (['loopback', 'linklocal', 'uniquelocal'].includes(part)) return true
    const [address, bits, ...rest] = part.split('/')
    const most = { 4: 32, 6: 128 }[isIP(address!)]
    return most !== undefined && rest.length === 0 && (bits === undefined || (/^[1-9]\d{0,2}$/.test(bits) && Number(bits) <= most))
  })
}

function toDatabaseUrl (url: string | undefined, folder: string, dataDir: string): string {
  if (url === undefined) return `sqlite:${join(dataDir, 'backroom.sqlite')}`
  const path = url.slice('sqlite:'.length)
  return path === ':memory:' || isAbsolute(path) || path.startsWith('//') ? url : `sqlite:${resolve(folder, path)}`
}

function readDotEnv (folder: string): NodeJS.Dict<string> {
  try {
    return parseEnv(readFileSync(join(folder, '.env'), 'utf8'))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {}
    throw error
  }
}
