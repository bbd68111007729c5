import type { CheckFacts } from '../gather-facts.ts'
import type { SystemCheck } from '../check.ts'

const ownHosts = ['localhost', '127.0.0.1', '[::1]']

/** Where keys are sent to, and what is written about them. */
export const connectionChecks: readonly SystemCheck[] = [
  {
    id: 'backroom.E060',
    tag: 'configuration',
    risk: 'API keys are validated at %1 over http: they can be read on their way.',
    hint: 'Use an https:// address in GATEWAY_URL.',
    find: ({ env }) => findOpenAddress(env.gatewayUrl)
  },
  {
    id: 'backroom.W061',
    tag: 'configuration',
    risk: 'The portal or the gateway is reached over http: %1.',
    hint: 'Use https:// addresses in services_connector/api_portal_url and services_connector/production_gateway_url.',
    find: findOpenPortal
  },
  {
    id: 'backroom.W062',
    tag: 'configuration',
    deploy: true,
    risk: 'Debug Logging of the sales channels is on.',
    hint: 'Set Enable Debug Logging to No in Sales Channels > Global Settings once the fault is found.',
    find: ({ settings }) => settings['saleschannels/general/debug_logging'] === '1' ? 'saleschannels/general/debug_logging' : undefined
  }
]

/** An address of another machine without encryption; what begins with / is this very process. */
function findOpenAddress (address: string | null | undefined): string | undefined {
  if (!address?.startsWith('http://') || !URL.canParse(address)) return undefined
  const { hostname, origin } = new URL(address)
  return ownHosts.includes(hostname) ? undefined : origin
}

function findOpenPortal ({ settings }: CheckFacts): string | undefined {
  return findOpenAddress(settings['services_connector/api_portal_url']) ?? findOpenAddress(settings['services_connector/production_gateway_url'])
}
