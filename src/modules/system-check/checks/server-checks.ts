import type { SystemCheck } from '../check.ts'

const everyAddress = ['0.0.0.0', '::', '[::]', '*']

/** How the process is started and reached. */
export const serverChecks: readonly SystemCheck[] = [
  {
    id: 'backroom.E001',
    tag: 'server',
    deploy: true,
    risk: 'The installation runs in developer mode: situations, the clock and the details of errors are open.',
    hint: 'Set BACKROOM_MODE=production and a BASE_URL with https.',
    find: ({ env }) => env.mode === 'developer' ? env.mode : undefined
  },
  {
    id: 'backroom.W002',
    tag: 'server',
    deploy: true,
    risk: 'People do not reach the Admin over https: passwords and cookies can be read on their way.',
    hint: 'Put a proxy with a certificate in front, and set BASE_URL to its address with https.',
    find: ({ env }) => env.baseUrl?.startsWith('https://') === true ? undefined : env.baseUrl ?? 'http'
  },
  {
    id: 'backroom.W003',
    tag: 'server',
    deploy: true,
    risk: 'The server listens on every network address of this machine (%1), so that it can be reached past the proxy.',
    hint: 'Set HOST to 127.0.0.1, or to the one address that the proxy uses.',
    find: ({ env }) => everyAddress.includes(env.host) ? env.host : undefined
  },
  {
    id: 'backroom.E004',
    tag: 'server',
    risk: 'TRUST_PROXY believes nearly everybody (%1): whoever calls can invent the address that limits and the action log see.',
    hint: 'Name only the addresses of your own proxies in TRUST_PROXY.',
    find: ({ env }) => listProxies(env.trustProxy).find(isWide)
  },
  {
    id: 'backroom.W005',
    tag: 'server',
    deploy: true,
    risk: 'LOG_LEVEL is %1: the log grows fast and tells much.',
    hint: 'Set LOG_LEVEL to info or warn.',
    find: ({ env }) => ['trace', 'debug'].includes(env.logLevel) ? env.logLevel : undefined
  },
  {
    id: 'backroom.W006',
    tag: 'server',
    risk: 'LOG_LEVEL is %1: errors leave no trace.',
    hint: 'Set LOG_LEVEL to info or warn.',
    find: ({ env }) => ['fatal', 'silent'].includes(env.logLevel) ? env.logLevel : undefined
  },
  {
    id: 'backroom.W007',
    tag: 'server',
    deploy: true,
    risk: 'The process runs as the superuser: a fault in it is a fault of the whole machine.',
    hint: 'Run it as a user of its own that owns nothing but DATA_DIR.',
    find: ({ uid }) => uid === 0 ? 'root' : undefined
  },
  {
    id: 'backroom.W008',
    tag: 'server',
    deploy: true,
    risk: 'No mail server is set: links to reset a password lie as files below DATA_DIR.',
    hint: 'Set SMTP_URL.',
    find: ({ env }) => env.smtpUrl === undefined ? 'SMTP_URL' : undefined
  },
  {
    id: 'backroom.W009',
    tag: 'server',
    deploy: true,
    risk: 'Mail goes to %1 without encryption.',
    hint: 'Use an smtps:// address in SMTP_URL.',
    find: ({ env }) => findOpenMailHost(env.smtpUrl)
  }
]

function listProxies (list: string | undefined): string[] {
  return (list ?? '').split(',').map(part => part.trim()).filter(part => part !== '')
}

/** No proxies fill a network of more than 2^24 (IPv4) or 2^96 (IPv6) addresses. */
function isWide (network: string): boolean {
  const [address, bits] = network.split('/')
  return bits !== undefined && Number(bits) < (address!.includes(':') ? 32 : 8)
}

function findOpenMailHost (smtpUrl: string | undefined): string | undefined {
  if (smtpUrl === undefined) return undefined
  const { protocol, hostname } = new URL(smtpUrl)
  return protocol === 'smtps:' || ['localhost', '127.0.0.1', '[::1]'].includes(hostname) ? undefined : hostname
}
