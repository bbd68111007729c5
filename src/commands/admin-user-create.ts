import { commandOrigin } from '../kernel/audit/audit-event.ts'
import { createPasswords } from '../kernel/passwords.ts'
import { createOrUpdateUser } from '../modules/user/create-user.ts'
import { refuse, succeed, type Outcome } from './command.ts'
import type { CommandInput } from './command-input.ts'
import type { CommandServices } from './services.ts'

const required = { 'admin-user': 'User Name', 'admin-password': 'Password', 'admin-email': 'Email' } as const

/** Creates an administrator, or updates the one with this name and e-mail address. */
export async function adminUserCreate (services: CommandServices, input: CommandInput): Promise<Outcome> {
  const missing = Object.entries(required).filter(([option]) => (input.text(option) ?? '') === '')
  if (missing.length > 0) return refuse(missing.map(([option, label]) => `"${label}" is required. Enter and try again. (--${option})`).join('\n'))
  const text = (name: string, usual = ''): string => input.text(name) ?? usual
  const username = text('admin-user')
  const refusal = await createOrUpdateUser({ database: await services.database(), clock: services.clock, passwords: createPasswords(), audit: await services.audit() }, commandOrigin, {
    username,
    password: text('admin-password'),
    email: text('admin-email'),
    firstname: text('admin-firstname', 'Store'),
    lastname: text('admin-lastname', 'Owner')
  })
  return refusal === undefined ? succeed(`Created Magento administrator user named ${username}`) : refuse(refusal)
}
