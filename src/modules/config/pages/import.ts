import type { FastifyReply, FastifyRequest } from 'fastify'
import type { AdminContext } from '../../../admin/admin-context.ts'
import type { AdminArea } from '../../../admin/area.ts'
import type { ImportRefusal, ImportResult } from '../../../config/import-values.ts'
import { formOf } from '../../../kernel/http/form-body.ts'
import type { Message } from '../../../kernel/http/messages.ts'
import { configMenuItem } from '../section-page.ts'
import { toChangeModel } from './change-model.ts'
import { readImportText, type ImportText } from './import-text.ts'
import { toRequest } from './revert.ts'
import { findScopeNames } from './scope-names.ts'
import { toToolNav } from './tool-nav.ts'
import { toolResource, type ToolOptions } from './tool-options.ts'

const importPath = 'admin/system_config/import'

/** Changes and refusals that are listed; more are counted. */
const mostListed = 500

const changedMeanwhile: Message = { type: 'warning', phrase: 'Nothing was saved yet: values were changed since you looked. This is what the import would do now.' }

const draftTaken: Message = { type: 'notice', phrase: 'The document from before is back, but nothing of it is imported yet.' }

/** Registers the import: the form, a page that shows what would change, and the import itself. */
export function registerImport (area: AdminArea, options: ToolOptions): void {
  area.get(importPath, toolResource, async (admin, _request, reply) => {
    const draft = (await options.drafts.find(admin.user.userId, admin.url(importPath)))?.values['document']
    return await showForm(admin, reply, typeof draft === 'string' ? { text: draft, messages: [draftTaken] } : { text: '' })
  })
  area.post(importPath, toolResource, async (admin, request, reply) => await takeImport(options, admin, request, reply), {
    toDraft (form) {
      const { text } = readImportText(form, options.structure)
      return text === '' ? undefined : { page: `${importPath}/`, values: { document: text } }
    }
  })
}

async function takeImport (options: ToolOptions, admin: AdminContext, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const form = formOf(request)
  const read = readImportText(form, options.structure)
  await options.drafts.discard(admin.user.userId, admin.url(importPath))
  if (read.parsed === undefined) return await showForm(admin, reply, read)
  const trial = await options.importValues(read.parsed.document, toRequest(admin, true))
  const version = options.fingerprint(JSON.stringify([trial.changes, trial.refusals]))
  const isConfirmed = form.text('confirm') === '1'
  if (!isConfirmed || trial.refusals.length > 0 || form.text('version') !== version) {
    return await showTrial(options, admin, reply, { read, trial, version, messages: isConfirmed ? [changedMeanwhile] : [] })
  }
  const { changes, unchanged } = await options.importValues(read.parsed.document, toRequest(admin, false))
  return admin.redirect(reply, 'admin/system_config/history', { type: 'success', phrase: 'You imported the configuration: %1 values were changed, %2 were the same already.', args: [String(changes.length), String(unchanged)] })
}

/** The empty form, or the typed text with what is wrong with it. */
async function showForm (admin: AdminContext, reply: FastifyReply, { text, error, messages = [] }: Pick<ImportText, 'text' | 'error'> & { readonly messages?: readonly Message[] }): Promise<FastifyReply> {
  const { translate } = admin
  return await admin.page(reply, {
    template: 'config/import.njk',
    title: translate('Import Configuration'),
    bodyClass: 'adminhtml-system_config-import',
    menuItem: configMenuItem,
    hasErrors: error !== undefined,
    messages,
    model: { ...toFrame(admin), text, error: error === undefined ? null : translate(error.phrase, ...error.args) }
  })
}

interface Trial {
  readonly read: ImportText
  readonly trial: ImportResult
  readonly version: string
  readonly messages: readonly Message[]
}

async function showTrial (options: ToolOptions, admin: AdminContext, reply: FastifyReply, { read, trial, version, messages }: Trial): Promise<FastifyReply> {
  const { translate } = admin
  const names = await findScopeNames(trial.changes.map(change => change.scope), options.scopes, translate)
  const listed = { changes: trial.changes.slice(0, mostListed), refusals: trial.refusals.slice(0, mostListed) }
  return await admin.page(reply, {
    template: 'config/import-trial.njk',
    title: translate('Import Configuration'),
    bodyClass: 'adminhtml-system_config-import',
    menuItem: configMenuItem,
    hasErrors: trial.refusals.length > 0,
    messages,
    model: {
      ...toFrame(admin),
      text: read.text,
      version,
      changes: listed.changes.map(change => toChangeModel(options.structure, admin, change, names)),
      changeCount: trial.changes.length,
      unlistedChanges: trial.changes.length - listed.changes.length,
      refusals: listed.refusals.map(refusal => ({ text: toRefusalText(refusal, read, admin) })),
      unlistedRefusals: trial.refusals.length - listed.refusals.length,
      unchanged: trial.unchanged,
      secrets: read.secrets
    }
  })
}

function toFrame (admin: AdminContext): object {
  return { tools: toToolNav(admin, 'import', {}), action: admin.url(importPath), formKey: admin.formKey }
}

function toRefusalText ({ scope, path, phrase, args }: ImportRefusal, { parsed }: ImportText, { translate }: AdminContext): string {
  const line = parsed?.findLine(scope, path)
  const reason = translate(phrase, ...args)
  return line === undefined ? translate('%1 at %2: %3', path, scope, reason) : translate('Line %1, %2 at %3: %4', line, path, scope, reason)
}
