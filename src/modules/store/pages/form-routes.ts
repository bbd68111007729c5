import type { FastifyReply, FastifyRequest } from 'fastify'
import type { AdminContext } from '../../../admin/admin-context.ts'
import type { AdminArea, ToDraft } from '../../../admin/area.ts'
import { formOf, type FormBody } from '../../../kernel/http/form-body.ts'
import { toId } from '../check-input.ts'
import { saveEntry } from '../save-entry.ts'
import type { StoreInput } from '../store-kind.ts'
import { showForm, type StorePagesOptions } from './form-page.ts'
import { kinds, storesPath, storesResource, toFormPath, type KindTexts } from './texts.ts'

/** Registers the forms of websites, stores and store views, and what they post to. */
export function registerStoreForms (area: AdminArea, options: StorePagesOptions): void {
  for (const texts of kinds) {
    area.get(`${storesPath}/new${texts.action}`, storesResource, async (admin, _request, reply) => await openForm(options, admin, reply, texts, undefined))
    area.get(`${storesPath}/edit${texts.action}`, storesResource, async (admin, _request, reply) => await openForm(options, admin, reply, texts, toId(admin.parameters.get(texts.idName))))
  }
  area.post(`${storesPath}/save`, storesResource, async (admin, request, reply) => await save(options, admin, request, reply), { toDraft })
}

/** The form with what is stored, or with what this user had typed when the form could not be taken. */
async function openForm (options: StorePagesOptions, admin: AdminContext, reply: FastifyReply, texts: KindTexts, id: number | undefined): Promise<FastifyReply> {
  const draft = admin.parameters.has('reset') ? undefined : await options.drafts.find(admin.user.userId, admin.url(toFormPath(texts, id)))
  if (draft === undefined) return await showForm(options, admin, reply, { texts, id })
  const typed = Object.fromEntries(texts.kind.fields.flatMap(field => {
    const value = draft.values[toName(texts, field)]
    return typeof value === 'string' ? [[field, value]] : []
  }))
  return await showForm(options, admin, reply, { texts, id, typed, messages: [{ type: 'notice', phrase: 'Your input from before is back, but nothing of it is saved yet. Reset shows what is stored.' }] })
}

async function save (options: StorePagesOptions, admin: AdminContext, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const form = formOf(request)
  const texts = findTexts(form)
  if (texts === undefined) return admin.redirect(reply, storesPath, { type: 'error', phrase: 'The form does not say what to save. Open it again from this page.' })
  const id = findId(texts, form)
  const input = toInput(texts, form)
  const result = await saveEntry(options, texts.kind, { id, input, version: form.text('record_version'), origin: admin.origin })
  if (result.state === 'saved') {
    await options.drafts.discard(admin.user.userId, admin.url(toFormPath(texts, id)))
    return admin.redirect(reply, storesPath, { type: 'success', ...texts.saved })
  }
  if (result.state === 'missing') {
    return await showForm(options, admin, reply, {
      texts,
      id: undefined,
      typed: input,
      errors: {},
      messages: [{ type: 'error', ...texts.missing }, { type: 'notice', phrase: 'It was deleted meanwhile. What you typed is kept below: save it to create it anew.' }]
    })
  }
  const messages = result.hasConflict ? [{ type: 'error', phrase: 'Somebody else saved this meanwhile. Nothing of yours is saved yet: compare the values below, then save again.' } as const] : []
  return await showForm(options, admin, reply, { texts, id, typed: input, errors: result.errors, messages })
}

function findTexts (form: FormBody): KindTexts | undefined {
  return kinds.find(({ kind }) => kind.name === form.text('store_type') && form.tree(kind.name) !== undefined)
}

/** Undefined for a new entry; what is no id finds nothing. */
function findId (texts: KindTexts, form: FormBody): number | undefined {
  const posted = form.tree(texts.kind.name)?.[texts.idName]
  return posted === undefined || posted === '' ? undefined : toId(String(posted))
}

/** The posted fields without blanks around them; a field that was not posted is left out. */
function toInput ({ kind }: KindTexts, form: FormBody): StoreInput {
  const posted = form.tree(kind.name) ?? {}
  return Object.fromEntries(kind.fields.flatMap(field => typeof posted[field] === 'string' ? [[field, posted[field].trim()]] : []))
}

function toName ({ kind }: KindTexts, field: string): string {
  return `${kind.name}[${field}]`
}

/** What is kept of a form that could not be taken: its values, for the page it was typed on. */
const toDraft: ToDraft = form => {
  const texts = findTexts(form)
  if (texts === undefined) return undefined
  const values = Object.fromEntries(Object.entries(toInput(texts, form)).map(([field, value]) => [toName(texts, field), value]))
  return { page: `${toFormPath(texts, findId(texts, form))}/`, values }
}
