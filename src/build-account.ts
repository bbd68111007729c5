import type { FastifyInstance } from 'fastify'
import { registerAccount, type AccountServices } from './account/register-account.ts'
import { createMessages } from './kernel/http/messages.ts'
import { createSessions } from './kernel/http/session.ts'
import { deriveSecret } from './kernel/secrets.ts'

/** Seconds without a request after which a Commerce account session is over. */
export const accountSessionLifetime = 3600

type Shared = Omit<AccountServices, 'messages' | 'sessions'>

/** Builds the Commerce account site, with sessions of its own. */
export async function buildAccount (app: FastifyInstance, { cryptKey, ...shared }: Shared & { readonly cryptKey: string }): Promise<void> {
  const { database, clock, secure } = shared
  await registerAccount(app, {
    ...shared,
    messages: createMessages('account', secure),
    sessions: createSessions({ database, clock, secure, realm: 'account', secret: deriveSecret(cryptKey, 'account sessions'), lifetime: async () => accountSessionLifetime })
  })
}
