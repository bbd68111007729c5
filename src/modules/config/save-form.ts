import type { FastifyReply, FastifyRequest } from 'fastify'
import type { AdminContext } from '../../admin/admin-context.ts'
import { findLatestChangeId } from '../../config/changes-since.ts'
import type { SaveSection } from '../../config/save-section.ts'
import type { Scope } from '../../config/scope.ts'
import { isVisible, type Section } from '../../config/structure.ts'
import { formOf, type FormBody } from '../../kernel/http/form-body.ts'
import type { Message } from '../../kernel/http/messages.ts'
import { saveGroupStates } from '../user/admin-user-extra.ts'
import { applyChoices, showConflicts } from './conflict-page.ts'
import { leaveReceipt } from './receipt.ts'
import { showSection, toSectionPath, type SectionPageOptions } from './section-page.ts'
import { toTypedValues } from './typed-values.ts'

/** What a module has to say after a section was saved. */
export interface AfterSave {
  readonly section: string
  readonly run: (admin: AdminContext, request: FastifyRequest) => Promise<Message[]>
}

export interface SaveFormOptions extends SectionPageOptions {
  readonly saveSection: SaveSection
  readonly afterSave: readonly AfterSave[]
  /** Cookies go over https only. */
  readonly secure: boolean
}

const filesLost: Message = { type: 'notice', phrase: 'Files are not kept: choose them again before you save.' }

/** Takes the form of a section: saves it, or shows it again with every reason, or shows what others saved meanwhile. */
export async function saveForm (options: SaveFormOptions, admin: AdminContext, request: FastifyRequest, reply: FastifyReply, scope: Scope): Promise<FastifyReply> {
  const { database, drafts } = options
  const section = await options.findShownSection(admin.parameters.get('section') ?? '', scope)
  if (section === undefined || !admin.user.isAllowed(section.resource) || !isVisible(section, scope.type)) return await admin.deny(reply)
  const form = applyChoices(section, formOf(request))
  await saveGroupStates(database, admin.user.userId, toGroupStates(section, form))
  const actor = admin.origin
  const shownChange = toShownChange(form.text('config_version'))
  const after = await findLatestChangeId(database)
  const result = await options.saveSection({ section, scope, groups: form.tree('groups') ?? {}, files: form.files, actor, shownChange })
  const page = toSectionPath(section.id, scope)
  if (!result.ok) {
    const typed = toTypedValues(section, scope, form)
    if (result.conflicts.length === 0) return await showSection(options, admin, reply, { section, scope, typed, refusals: result.refusals, shownChange, messages: form.files.size > 0 ? [filesLost] : [] })
    await drafts.save(admin.user.userId, admin.url(page), { ...typed, ...toVersionEntry(form) })
    return await showConflicts(options, admin, reply, { section, scope, form, conflicts: result.conflicts })
  }
  await drafts.discard(admin.user.userId, admin.url(page))
  leaveReceipt(admin, reply, { after, until: await findLatestChangeId(database), unchanged: result.unchanged }, options.secure)
  const notices = await Promise.all(options.afterSave.filter(after => after.section === section.id).map(async after => await after.run(admin, request)))
  return admin.redirect(reply, page, { type: 'success', phrase: 'You saved the configuration.' }, ...notices.flat())
}

/** The change that a form was shown at; undefined where it does not say, as scripts of the original's do not. */
export function toShownChange (text: string | string[] | undefined): number | undefined {
  return typeof text === 'string' && /^\d{1,15}$/.test(text) ? Number(text) : undefined
}

/** What a draft keeps besides the values: the change that they were shown at. */
export function toVersionEntry (form: FormBody): Record<string, string> {
  const version = form.text('config_version')
  return version === undefined ? {} : { config_version: version }
}

/** Open and closed groups, as the form posts them along; only groups that exist are remembered. */
function toGroupStates (section: Section, form: FormBody): Record<string, boolean> {
  const posted = form.tree('config_state') ?? {}
  return Object.fromEntries(section.groups.filter(group => typeof posted[group.elementId] === 'string').map(group => [group.elementId, posted[group.elementId] === '1']))
}
