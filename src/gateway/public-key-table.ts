import { createHmac } from 'node:crypto'
import { toTimestamp } from '../kernel/database/timestamp.ts'
import type { GatewayServices } from './gateway-services.ts'

const table = 'gateway_public_key'

/** The public key (PEM) by which an API key's signed calls are checked; undefined where none was registered. */
export async function findPublicKey (services: Pick<GatewayServices, 'database' | 'secret'>, apiKey: string): Promise<string | undefined> {
  const row = await services.database<{ key_hash: string, public_key: string }>(table).where({ key_hash: hashKey(services, apiKey) }).first('public_key')
  return row?.public_key
}

/** Registers a public key for an API key in the place of one before it. */
export async function savePublicKey (services: Pick<GatewayServices, 'database' | 'secret' | 'clock'>, apiKey: string, publicKey: string): Promise<void> {
  await services.database(table)
    .insert({ key_hash: hashKey(services, apiKey), public_key: publicKey, created_at: toTimestamp(services.clock.now()) })
    .onConflict('key_hash').merge()
}

/** The API key itself is not kept here. */
function hashKey ({ secret }: Pick<GatewayServices, 'secret'>, apiKey: string): string {
  return createHmac('sha256', secret).update(`public key ${apiKey}`).digest('hex')
}
