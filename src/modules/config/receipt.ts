import '@fastify/cookie'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { AdminContext } from '../../admin/admin-context.ts'
import { listChangesSince, type ChangeSince } from '../../config/changes-since.ts'
import type { Scope } from '../../config/scope.ts'
import type { Field, Structure } from '../../config/structure.ts'
import type { Database } from '../../kernel/database/database.ts'
import type { Translate } from '../../kernel/phrases.ts'
import { toCliLine } from './cli-line.ts'

/** What a save did, as the cookie carries it over the redirect: changes of the history after `after` up to `until`. */
export interface SaveMark {
  readonly after: number
  readonly until: number
  readonly unchanged: number
}

const cookieName = 'backroom-config-receipt'
const keptSeconds = 300
/** The page shows so many changes; the history has all. */
const mostShown = 200
const longestValue = 200

/** Leaves the mark of a save for the page that follows; the changes themselves stay in the history. */
export function leaveReceipt (admin: AdminContext, reply: FastifyReply, { after, until, unchanged }: SaveMark, secure: boolean): void {
  reply.setCookie(cookieName, `${after}.${until}.${unchanged}`, { path: admin.url(''), httpOnly: true, sameSite: 'lax', signed: true, secure, maxAge: keptSeconds })
}

/** Takes the mark that a save has left; it is shown once. */
export function takeReceipt (admin: AdminContext, request: FastifyRequest, reply: FastifyReply): SaveMark | undefined {
  const cookie = request.cookies[cookieName]
  if (cookie === undefined) return undefined
  reply.clearCookie(cookieName, { path: admin.url('') })
  const { valid, value } = request.unsignCookie(cookie)
  const [after, until, unchanged] = (value ?? '').split('.').map(Number)
  return valid && unchanged !== undefined ? { after: after!, until: until!, unchanged } : undefined
}

/** The receipt of a save as the page shows it: what was saved, what inherits again, and the commands that would do the same. */
export async function toReceipt (database: Database, structure: Pick<Structure, 'findField'>, admin: AdminContext, scope: Scope, mark: SaveMark): Promise<object> {
  const { translate } = admin
  const changes = mark.until === mark.after ? [] : (await listChangesSince(database, scope, mark.after)).filter(change => change.id <= mark.until && change.userId === admin.user.userId)
  const entries = changes.flatMap(change => {
    const field = structure.findField(change.path)
    return field === undefined || !admin.user.isAllowed(field.section.resource) ? [] : [{ change, field }]
  })
  const saved = entries.filter(({ change }) => change.newValue !== null)
  const inherited = entries.filter(({ change }) => change.newValue === null)
  return {
    title: entries.length === 0 ? translate('Nothing changed: every value was already as you sent it.') : translate('Saved: %1. Inherited again: %2. Unchanged: %3.', String(saved.length), String(inherited.length), String(mark.unchanged)),
    saved: saved.slice(0, mostShown).map(entry => toLine(entry, translate)),
    inherited: inherited.slice(0, mostShown).map(entry => toLine(entry, translate)),
    commands: saved.slice(0, mostShown).map(({ change, field }) => toCliLine(field.path, scope, field.secret ? null : change.newValue)).join('\n')
  }
}

/** A value of the history in words: nothing, empty, a fingerprint, or itself; long ones are cut. */
export function toChangedText (field: Field, value: string | null, translate: Translate): string {
  if (value === null) return translate('inherited')
  if (value === '') return translate('empty')
  if (field.secret) return value === 'undecryptable' ? translate('cannot be decrypted') : translate('secret with the fingerprint %1', value)
  return value.length > longestValue ? `${value.slice(0, longestValue)}…` : value
}

function toLine ({ change, field }: { change: ChangeSince, field: Field }, translate: Translate): object {
  return { label: translate(field.label), href: `#${field.elementId}`, from: toChangedText(field, change.oldValue, translate), to: toChangedText(field, change.newValue, translate) }
}
