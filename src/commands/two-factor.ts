import { commandOrigin } from '../kernel/audit/audit-event.ts'
import { deriveSecret } from '../kernel/secrets.ts'
import { createSecondFactor, type SecondFactor } from '../modules/two-factor-auth/second-factor.ts'
import { findAdminUserByName } from '../modules/user/admin-user-table.ts'
import { refuse, succeed, type Outcome } from './command.ts'
import type { CommandInput } from './command-input.ts'
import type { CommandServices } from './services.ts'

/** Takes a user's second factor away; the sentences are the original's. */
export async function tfaReset (services: CommandServices, input: CommandInput): Promise<Outcome> {
  const [username, provider] = [input.required('user'), input.required('provider')]
  const user = await findAdminUserByName(await services.database(), username, false)
  if (user === undefined) return refuse(`Unknown user ${username}`)
  if (provider !== 'google') return refuse(`Unknown provider ${provider}`)
  await (await openSecondFactor(services)).reset(user, commandOrigin)
  return succeed(`Provider ${provider} has been reset for user ${username}`)
}

/** Gives a user the secret that a script computes codes from. */
export async function tfaSetSecret (services: CommandServices, input: CommandInput): Promise<Outcome> {
  const [username, secret] = [input.required('user'), input.required('secret').toUpperCase().replaceAll(/[\s=-]/g, '')]
  const user = await findAdminUserByName(await services.database(), username, false)
  if (user === undefined) return refuse(`Unknown user ${username}`)
  if (!/^[A-Z2-7]{16,128}$/.test(secret)) return refuse('The secret must be in Base32: 16 to 128 letters from A to Z and digits from 2 to 7.')
  await (await openSecondFactor(services)).setSecret(user, secret, commandOrigin)
  return succeed('Google OTP secret has been set')
}

async function openSecondFactor (services: CommandServices): Promise<SecondFactor> {
  const configuration = await services.configuration()
  return createSecondFactor({ ...configuration, secret: deriveSecret(await services.cryptKey(), 'recovery codes') })
}
