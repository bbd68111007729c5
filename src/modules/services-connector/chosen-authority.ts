import type { KeyAnswer, KeyAuthority, KeyEnvironment } from '../../admin/key-authority.ts'
import type { ScopeConfig } from '../../config/scope-config.ts'
import { gatewayPaths, readGatewayAddress, type WrittenAddress } from '../emulation/gateway-address.ts'
import { inspectAnywhere } from './http-key-authority.ts'

export interface ChosenAuthorityOptions {
  /** The API Portal of this process. */
  readonly own: KeyAuthority
  /** Undefined until the configuration stands: then it is this process that is asked. */
  readonly findConfig: () => Pick<ScopeConfig, 'getValue'> | undefined
  /** Whether a gateway may be asked that leads to this machine or a link-local network (SSRF): in developer mode any, else our own alone. */
  readonly mayAsk: (url: URL) => Promise<boolean>
  /** Makes an authority behind an address without a slash at its end. */
  readonly open: (url: string) => KeyAuthority
}

/** Asks the gateway that the configuration names for an environment, read anew at each check: this process where it names none. */
export function createChosenAuthority ({ own, findConfig, mayAsk, open }: ChosenAuthorityOptions): KeyAuthority {
  const opened = new Map<KeyEnvironment, KeyAuthority>()
  let last = own.name
  const find = async (environment: KeyEnvironment): Promise<WrittenAddress> => readGatewayAddress(await findConfig()?.getValue(gatewayPaths[environment]) ?? null)

  // An address keeps its circuit breaker as long as it stands.
  const getRemote = (environment: KeyEnvironment, url: string): KeyAuthority => {
    const known = opened.get(environment)
    const authority = known?.name === url ? known : open(url)
    opened.set(environment, authority)
    return authority
  }
  return {
    get name () { return last },
    async inspect (key, environment) {
      const isOurs = key.startsWith('cak_') || (await find(environment)).kind === 'own'
      return await (isOurs ? own.inspect : inspectAnywhere(own.inspect))(key, environment)
    },
    async check (key, environment) {
      const address = await find(environment)
      if (address.kind !== 'remote') {
        last = address.kind === 'own' ? own.name : gatewayPaths[environment]
        return address.kind === 'own' ? await own.check(key, environment) : refuse(environment, 'is no http:// or https:// address')
      }
      const authority = getRemote(environment, address.url.href.replace(/\/+$/, ''))
      last = authority.name
      if (!await mayAsk(address.url)) return refuse(environment, 'leads to this machine or its network, which production mode does not ask')
      return await authority.check(key, environment)
    }
  }
}

function refuse (environment: KeyEnvironment, why: string): KeyAnswer {
  return { outcome: 'unreachable', reason: `nobody was asked: ${gatewayPaths[environment]} ${why}` }
}
