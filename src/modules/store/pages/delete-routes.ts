import type { FastifyReply } from 'fastify'
import type { AdminContext } from '../../../admin/admin-context.ts'
import type { AdminArea } from '../../../admin/area.ts'
import { formOf } from '../../../kernel/http/form-body.ts'
import type { Message } from '../../../kernel/http/messages.ts'
import { toId } from '../check-input.ts'
import { deleteEntry, findObstacle, previewDeletion, type DeletionPreview } from '../delete-entry.ts'
import type { Sentence } from '../store-kind.ts'
import type { StorePagesOptions } from './form-page.ts'
import { kinds, storesMenuItem, storesPath, storesResource, toFormPath, type KindTexts } from './texts.ts'

/** Names that the page lists; of more it tells the number. */
const mostNames = 20

/** Registers the pages that show what a deletion takes along, and what their buttons post to. */
export function registerStoreDeletion (area: AdminArea, options: StorePagesOptions): void {
  for (const texts of kinds) {
    area.get(`${storesPath}/delete${texts.action}`, storesResource, async (admin, _request, reply) => await showDeletion(options, admin, reply, texts))
    area.post(`${storesPath}/delete${texts.action}Post`, storesResource, async (admin, request, reply) => {
      const id = toId(formOf(request).text('item_id') ?? admin.parameters.get('item_id'))
      const result = await deleteEntry(options, texts.kind, id, admin.origin)
      if (result.state === 'missing') return admin.redirect(reply, storesPath, { type: 'error', ...texts.missing })
      if (result.state === 'refused') return refuse(admin, reply, texts, id, result.reason)
      return admin.redirect(reply, storesPath, { type: 'success', ...texts.deleted }, ...toRemovedMessages(result.removedValues))
    })
  }
}

async function showDeletion (options: StorePagesOptions, admin: AdminContext, reply: FastifyReply, texts: KindTexts): Promise<FastifyReply> {
  const { database } = options
  const { translate, url } = admin
  const id = toId(admin.parameters.get('item_id'))
  const stored = await texts.kind.findInput(database, id)
  if (stored === undefined) return admin.redirect(reply, storesPath, { type: 'error', ...texts.missing })
  const reason = await findObstacle(options, database, texts.kind, id)
  if (reason !== undefined) return refuse(admin, reply, texts, id, reason)
  const title = translate(texts.delete.phrase)
  return await admin.page(reply, {
    template: 'store/delete.njk',
    title,
    bodyClass: `adminhtml-system_store-delete${texts.action.toLowerCase()}`,
    menuItem: storesMenuItem,
    model: {
      action: url(`${storesPath}/delete${texts.action}Post`),
      formKey: admin.formKey,
      itemId: id,
      name: stored['name'],
      code: stored['code'],
      backHref: url(toFormPath(texts, id)),
      deleteText: title,
      // The original asks once more for a store view only, and its users' tests wait for the question.
      confirm: texts.kind.name === 'store' ? { title: translate('Warning message'), text: translate('Delete the store view "%1"? This cannot be undone.', stored['name']!) } : null,
      facts: toFacts(admin, texts, await previewDeletion(database, texts.kind, id))
    }
  })
}

/** What goes, line by line. */
function toFacts ({ translate }: AdminContext, { kind }: KindTexts, { groups, views, websiteValues, viewValues }: DeletionPreview): object[] {
  const toText = (names: ReadonlyArray<{ readonly name: string }>): string => {
    const listed = names.slice(0, mostNames).map(({ name }) => name).join(', ')
    if (names.length === 0) return '0'
    return names.length > mostNames ? translate('%1: %2 and %3 more', names.length, listed, names.length - mostNames) : `${names.length}: ${listed}`
  }
  return [
    ...kind.name === 'website' ? [{ term: translate('Stores that go with it'), text: toText(groups) }] : [],
    ...kind.name === 'store' ? [] : [{ term: translate('Store views that go with it'), text: toText(views) }],
    ...kind.name === 'website' ? [{ term: translate('Configuration values of the website'), text: String(websiteValues) }] : [],
    { term: translate('Configuration values of store views'), text: String(viewValues) }
  ]
}

function toRemovedMessages (number: number): Message[] {
  if (number === 0) return []
  return [number === 1 ? { type: 'success', phrase: 'One configuration value was removed with it.' } : { type: 'success', phrase: '%1 configuration values were removed with it.', args: [String(number)] }]
}

function refuse (admin: AdminContext, reply: FastifyReply, texts: KindTexts, id: number, reason: Sentence): FastifyReply {
  return admin.redirect(reply, toFormPath(texts, id), { type: 'error', ...texts.undeletable }, { type: 'notice', ...reason })
}
