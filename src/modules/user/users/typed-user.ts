import type { FormBody } from '../../../kernel/http/form-body.ts'
import type { AdminUserRecord } from '../admin-user-table.ts'
import { showExpiration } from './expiration-date.ts'

/** Names of the inputs whose values are shown again; passwords never are. */
export const shownFields = ['username', 'firstname', 'lastname', 'email', 'interface_locale', 'is_active', 'expires_at'] as const

/** A user as the form shows or posts him; undefined is what was not posted. */
export type TypedUser = Readonly<Partial<Record<typeof shownFields[number] | 'role', string>>>

/** A user's stored values as the form shows them. */
export function toTyped (user: AdminUserRecord, roleId: number | undefined, timeZone: string): TypedUser {
  return {
    username: user.username,
    firstname: user.firstname,
    lastname: user.lastname,
    email: user.email,
    interface_locale: user.interfaceLocale,
    is_active: user.isActive ? '1' : '0',
    expires_at: showExpiration(user.expiresAt, timeZone),
    role: roleId === undefined ? '' : String(roleId)
  }
}

/** The posted values without blanks around them. The role is that of the chosen radio; where none is chosen, the one that the form was shown with, since a filter may hide it. */
export function readTyped (form: FormBody): TypedUser {
  const role = form.entries.find(([name]) => /^roles\[\d*\]$/.test(name))?.[1] ?? form.text('user_roles')
  const fields = shownFields.flatMap(name => {
    const value = form.text(name)
    return value === undefined ? [] : [[name, value.trim()]]
  })
  return { ...Object.fromEntries(fields) as TypedUser, ...role === undefined ? {} : { role } }
}
