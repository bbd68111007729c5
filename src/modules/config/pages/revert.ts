import type { FastifyReply } from 'fastify'
import type { AdminContext } from '../../../admin/admin-context.ts'
import type { AdminArea } from '../../../admin/area.ts'
import { findChange, listChanges, type RecordedChange } from '../../../config/history.ts'
import type { RevertResult } from '../../../config/revert-changes.ts'
import type { SaveValuesRequest } from '../../../config/save-values.ts'
import { formOf, type FormBody } from '../../../kernel/http/form-body.ts'
import { configMenuItem } from '../section-page.ts'
import { toChangeModel } from './change-model.ts'
import { findScopeNames } from './scope-names.ts'
import { toToolNav, toToolPath, type ToolSubject } from './tool-nav.ts'
import { toolResource, type ToolOptions } from './tool-options.ts'

/** A save with more changes than this is not taken back as one. */
const mostChanges = 10_000

/** Registers the revert of a change or of a whole save: first a page that shows what it would do, then the revert itself. */
export function registerRevert (area: AdminArea, options: ToolOptions): void {
  area.post('admin/system_config/revert', toolResource, async (admin, request, reply) => {
    const form = formOf(request)
    const changes = await findChanges(options, form)
    if (changes.length === 0) return admin.redirect(reply, 'admin/system_config/history', { type: 'error', phrase: 'This change is not in the history any more.' })
    const isConfirmed = form.text('confirm') === '1'
    const result = await options.revertChanges(changes, toRequest(admin, !isConfirmed))
    const subject: ToolSubject = { section: options.structure.findField(changes[0]!.path)?.section }
    if (!result.isSaved) return await showPreview(options, admin, reply, { form, result, subject, isRefused: isConfirmed || result.refusals.length > 0 })
    return admin.redirect(reply, toToolPath('history', subject), { type: 'success', phrase: 'You reverted %1 values. The revert is a change of its own, which can be reverted, too.', args: [String(result.changes.length)] })
  })
}

/** Who saves, and what he may, as the engine asks for it. */
export function toRequest ({ user, origin }: AdminContext, dryRun: boolean): SaveValuesRequest {
  return { actor: origin, dryRun, isAllowed: user.isAllowed }
}

async function findChanges ({ database }: ToolOptions, form: FormBody): Promise<RecordedChange[]> {
  const [id, changeSet] = [form.text('change') ?? '', form.text('change_set') ?? '']
  if (changeSet !== '') return await listChanges(database, { changeSet, limit: mostChanges })
  const change = /^\d{1,15}$/.test(id) ? await findChange(database, Number(id)) : undefined
  return change === undefined ? [] : [change]
}

interface Preview {
  readonly form: FormBody
  readonly result: RevertResult
  readonly subject: ToolSubject
  readonly isRefused: boolean
}

async function showPreview (options: ToolOptions, admin: AdminContext, reply: FastifyReply, { form, result, subject, isRefused }: Preview): Promise<FastifyReply> {
  const { translate, url } = admin
  const { structure, scopes } = options
  const shown = [...result.changes, ...result.refusals.map(({ change }) => change)]
  const names = await findScopeNames(shown.map(change => change.scope), scopes, translate)
  return await admin.page(reply, {
    template: 'config/revert.njk',
    title: translate('Revert Changes'),
    bodyClass: 'adminhtml-system_config-revert',
    menuItem: configMenuItem,
    hasErrors: isRefused,
    model: {
      tools: toToolNav(admin, 'history', subject),
      changes: result.changes.map(change => toChangeModel(structure, admin, change, names)),
      refusals: result.refusals.map(({ change, phrase, args }) => ({ text: translate('%1 at the scope %2: %3', change.path, names(change.scope).name, translate(phrase, ...args)) })),
      action: url('admin/system_config/revert'),
      formKey: admin.formKey,
      change: form.text('change') ?? '',
      changeSet: form.text('change_set') ?? '',
      backHref: url(toToolPath('history', subject))
    }
  })
}
