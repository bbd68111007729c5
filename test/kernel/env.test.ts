import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t from 'tap'
import { readEnv, toEnv, type Env } from '../../src/kernel/env.ts'

const folder = '/srv/backroom'

t.test('without any variable everything has its documented value', t => {
  t.same(toEnv({}, folder), {
    host: '127.0.0.1',
    port: 9080,
    baseUrl: undefined,
    dataDir: '/srv/backroom/var',
    databaseUrl: 'sqlite:/srv/backroom/var/backroom.sqlite',
    cryptKey: undefined,
    adminFrontName: 'admin',
    adminUser: 'admin',
    adminPassword: undefined,
    adminEmail: 'admin@example.com',
    mode: 'developer',
    magentoModules: [],
    gatewayUrl: undefined,
    passwordRules: 'magento',
    smtpUrl: undefined,
    silencedChecks: [],
    logLevel: 'info',
    trustProxy: undefined,
    variables: {}
  })
  t.end()
})

t.test('an empty variable counts as none', t => {
  const names = ['HOST', 'PORT', 'BASE_URL', 'DATA_DIR', 'DATABASE_URL', 'CRYPT_KEY', 'ADMIN_FRONT_NAME', 'ADMIN_USER', 'ADMIN_PASSWORD', 'ADMIN_EMAIL', 'BACKROOM_MODE', 'MAGENTO_MODULES', 'GATEWAY_URL', 'PASSWORD_RULES', 'SMTP_URL', 'SILENCED_CHECKS', 'LOG_LEVEL', 'TRUST_PROXY']
  const { variables: _given, ...env } = toEnv(Object.fromEntries(names.map(name => [name, ''])), folder)
  const { variables: _none, ...documented } = toEnv({}, folder)
  t.same(env, documented)
  t.end()
})

const good: Array<[variables: Record<string, string>, expected: Partial<Env>]> = [
  [{ HOST: '::1' }, { host: '::1', mode: 'developer' }],
  [{ HOST: 'localhost' }, { host: 'localhost', mode: 'developer' }],
  [{ HOST: '0.0.0.0', BACKROOM_MODE: 'developer' }, { host: '0.0.0.0', mode: 'developer' }],
  [{ HOST: '0.0.0.0', BACKROOM_MODE: 'production', BASE_URL: 'https://shop.example' }, { mode: 'production', passwordRules: 'asvs' }],
  [{ PASSWORD_RULES: 'asvs' }, { passwordRules: 'asvs' }],
  [{ SMTP_URL: 'smtps://me:word@mail.example:465' }, { smtpUrl: 'smtps://me:word@mail.example:465' }],
  [{ PORT: '0' }, { port: 0 }],
  [{ PORT: '65535' }, { port: 65535 }],
  [{ BASE_URL: 'https://shop.example/' }, { baseUrl: 'https://shop.example' }],
  [{ BASE_URL: 'http://localhost:9080' }, { baseUrl: 'http://localhost:9080' }],
  [{ DATA_DIR: 'data' }, { dataDir: '/srv/backroom/data', databaseUrl: 'sqlite:/srv/backroom/data/backroom.sqlite' }],
  [{ DATA_DIR: '/data' }, { dataDir: '/data' }],
  [{ DATABASE_URL: 'sqlite:other.sqlite' }, { databaseUrl: 'sqlite:/srv/backroom/other.sqlite' }],
  [{ DATABASE_URL: 'sqlite:/abs.sqlite' }, { databaseUrl: 'sqlite:/abs.sqlite' }],
  [{ DATABASE_URL: 'sqlite::memory:' }, { databaseUrl: 'sqlite::memory:' }],
  [{ ADMIN_FRONT_NAME: 'back-office_2' }, { adminFrontName: 'back-office_2' }],
  [{ ADMIN_USER: 'x'.repeat(40), ADMIN_PASSWORD: '1234567', ADMIN_EMAIL: 'a@b.io' }, { adminUser: 'x'.repeat(40), adminPassword: '1234567', adminEmail: 'a@b.io' }],
  [{ MAGENTO_MODULES: '/shop/app/code: vendor ::' }, { magentoModules: ['/shop/app/code', '/srv/backroom/vendor'] }],
  [{ GATEWAY_URL: 'https://keys.example/' }, { gatewayUrl: 'https://keys.example' }],
  [{ LOG_LEVEL: 'silent' }, { logLevel: 'silent' }],
  [{ TRUST_PROXY: '127.0.0.1,10.0.0.0/8' }, { trustProxy: '127.0.0.1,10.0.0.0/8' }],
  [{ TRUST_PROXY: 'loopback' }, { trustProxy: 'loopback' }]
]

t.test('what is right is taken', t => {
  for (const [variables, expected] of good) t.match(toEnv(variables, folder), expected, JSON.stringify(variables))
  t.end()
})

const bad: Array<[variables: Record<string, string>, name: string]> = [
  [{ PORT: 'http' }, 'PORT'],
  [{ PORT: '-1' }, 'PORT'],
  [{ PORT: '65536' }, 'PORT'],
  [{ PORT: '80.5' }, 'PORT'],
  [{ PORT: ' ' }, 'PORT'],
  [{ PORT: '0x50' }, 'PORT'],
  [{ PORT: '1e3' }, 'PORT'],
  [{ BASE_URL: 'shop.example' }, 'BASE_URL'],
  [{ BASE_URL: 'javascript:alert(1)' }, 'BASE_URL'],
  [{ BASE_URL: 'ftp://shop.example' }, 'BASE_URL'],
  [{ DATABASE_URL: 'postgres://localhost/backroom' }, 'DATABASE_URL'],
  [{ DATABASE_URL: 'var/backroom.sqlite' }, 'DATABASE_URL'],
  [{ ADMIN_FRONT_NAME: 'Admin' }, 'ADMIN_FRONT_NAME'],
  [{ ADMIN_FRONT_NAME: 'a/b' }, 'ADMIN_FRONT_NAME'],
  [{ ADMIN_FRONT_NAME: '../x' }, 'ADMIN_FRONT_NAME'],
  [{ ADMIN_FRONT_NAME: 'account' }, 'ADMIN_FRONT_NAME'],
  [{ ADMIN_FRONT_NAME: 'static' }, 'ADMIN_FRONT_NAME'],
  [{ ADMIN_FRONT_NAME: 'x'.repeat(33) }, 'ADMIN_FRONT_NAME'],
  [{ ADMIN_USER: 'x'.repeat(41) }, 'ADMIN_USER'],
  [{ ADMIN_PASSWORD: '123456' }, 'ADMIN_PASSWORD'],
  [{ ADMIN_EMAIL: 'nobody' }, 'ADMIN_EMAIL'],
  [{ BACKROOM_MODE: 'test' }, 'BACKROOM_MODE'],
  [{ HOST: '0.0.0.0' }, 'BACKROOM_MODE'],
  [{ HOST: 'shop.example' }, 'BACKROOM_MODE'],
  [{ HOST: '127.0.0.1.evil.example' }, 'BACKROOM_MODE'],
  [{ BACKROOM_MODE: 'production' }, 'BASE_URL'],
  [{ BACKROOM_MODE: 'production', BASE_URL: 'http://shop.example' }, 'BASE_URL'],
  [{ GATEWAY_URL: 'keys.example' }, 'GATEWAY_URL'],
  [{ GATEWAY_URL: 'file:///etc/passwd' }, 'GATEWAY_URL'],
  [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL'],
  [{ TRUST_PROXY: 'everybody' }, 'TRUST_PROXY'],
  [{ TRUST_PROXY: '0.0.0.0/0' }, 'TRUST_PROXY'],
  [{ TRUST_PROXY: '10.0.0.0/99' }, 'TRUST_PROXY']
]

t.test('what is wrong is refused with one sentence that names the variable and says what it must be', t => {
  for (const [variables, name] of bad) {
    try {
      toEnv(variables, folder)
      t.fail(`${JSON.stringify(variables)} was taken`)
    } catch (error) {
      t.match(error, { code: 'ENVIRONMENT_INVALID', message: new RegExp(`^The environment variable ${name} is wrong: (?:it|this|in|with) [^\\n]+\\.$`) }, JSON.stringify(variables))
    }
  }
  t.end()
})

t.test('a wrong password is not repeated in the sentence', t => {
  t.plan(1)
  try {
    toEnv({ ADMIN_PASSWORD: 'Can4ry' }, folder)
  } catch (error) {
    t.notMatch((error as Error).message, /Can4ry/)
  }
})

t.test('the file .env is read, and a variable that is set wins over it', t => {
  const place = mkdtempSync(join(tmpdir(), 'backroom-env-'))
  t.teardown(() => { rmSync(place, { recursive: true }) })
  t.equal(readEnv({}, place).port, 9080, 'no file, no matter')
  writeFileSync(join(place, '.env'), '# a comment\nPORT=9081\nADMIN_USER="Ada Admin"\nCONFIG__DEFAULT__WEB__COOKIE__COOKIE_PATH=/x\n')
  t.match(readEnv({}, place), { port: 9081, adminUser: 'Ada Admin', variables: { CONFIG__DEFAULT__WEB__COOKIE__COOKIE_PATH: '/x' } })
  t.equal(readEnv({ PORT: '9082' }, place).port, 9082)
  t.end()
})
