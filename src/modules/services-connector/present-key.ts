import { randomUUID } from 'node:crypto'
import type { KeyAnswer, KeyEnvironment } from '../../admin/key-authority.ts'
import type { ScopeConfig } from '../../config/scope-config.ts'
import type { Clock } from '../../kernel/clock.ts'
import { signJwt } from '../../kernel/jwt.ts'
import type { Behaviour } from '../emulation/behaviour.ts'
import { readPrivateKey } from './private-key.ts'

/** How a key is presented: alone (the status rule of 1.0), signed (1.3), as client credentials for a bearer token (1.3), or not at all, because the answer is known without asking. */
export type PresentedKey =
  | { readonly kind: 'alone' }
  | { readonly kind: 'signed', readonly token: string }
  | { readonly kind: 'oauth' }
  | { readonly kind: 'answered', readonly answer: KeyAnswer }

/** Says how the chosen generation of the connector presents the key of an environment. */
export type PresentKey = (environment: KeyEnvironment) => Promise<PresentedKey>

export interface PresentKeyOptions {
  readonly scopeConfig: Pick<ScopeConfig, 'getSecret'>
  readonly behaviour: Behaviour
  readonly clock: Clock
}

/** Where the private keys are kept; the paths are the original's. */
const privateKeyPaths: Readonly<Record<KeyEnvironment, string>> = {
  production: 'services_connector/services_connector_integration/production_private_key',
  sandbox: 'services_connector/services_connector_integration/sandbox_private_key'
}

/** Seconds for which a signature is good. */
const lifetime = 300

/** As connector 1.0 does, and every later one without a private key. */
export const presentAlone: PresentKey = async () => ({ kind: 'alone' })

/** Builds the presentation by configuration. A private key that cannot sign is a failure of ours (original: error 500), no verdict about the API key. */
export function createPresentKey ({ scopeConfig, behaviour, clock }: PresentKeyOptions): PresentKey {
  return async environment => {
    const generation = await behaviour.generation()
    if (generation === '1.0') return { kind: 'alone' }
    if (generation === '1.3' && await behaviour.credentials() === 'IMS_OAuth') return { kind: 'oauth' }
    const secret = await scopeConfig.getSecret(privateKeyPaths[environment])
    if (secret.state === 'missing') return { kind: 'alone' }
    const privateKey = secret.state === 'set' ? readPrivateKey(secret.value) : undefined
    if (privateKey === undefined) return answered('unreachable', secret.state === 'set' ? 'the private key cannot sign' : 'the stored private key cannot be decrypted')
    if (generation === '1.1') {
      return await behaviour.of('signing') === 'shipped' ? answered('valid', 'signed with the private key, nobody was asked (as shipped)') : { kind: 'alone' }
    }
    const issuedAt = Math.floor(clock.now().getTime() / 1000)
    return { kind: 'signed', token: signJwt({ iss: 'magento-services-connector', jti: randomUUID(), iat: issuedAt, exp: issuedAt + lifetime }, privateKey) }
  }
}

/** Whether the generation chosen would sign for an environment or obtain a token: then its rule is "200 and nothing else". */
export async function isSigning ({ scopeConfig, behaviour }: Omit<PresentKeyOptions, 'clock'>, environment: KeyEnvironment): Promise<boolean> {
  if (await behaviour.generation() !== '1.3') return false
  return await behaviour.credentials() === 'IMS_OAuth' || (await scopeConfig.getSecret(privateKeyPaths[environment])).state === 'set'
}

function answered (outcome: 'valid' | 'unreachable', reason: string): PresentedKey {
  return { kind: 'answered', answer: { outcome, reason } }
}
