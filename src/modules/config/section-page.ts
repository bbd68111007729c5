import type { FastifyReply } from 'fastify'
import type { AdminContext } from '../../admin/admin-context.ts'
import type { Drafts } from '../../admin/drafts.ts'
import type { FindTimeZone } from '../../admin/time-zone.ts'
import type { ListFieldStates, SectionState } from '../../config/field-state.ts'
import type { Refusal } from '../../config/posted-section.ts'
import type { Scope } from '../../config/scope.ts'
import type { Section, Structure } from '../../config/structure.ts'
import type { Database } from '../../kernel/database/database.ts'
import type { Message } from '../../kernel/http/messages.ts'
import { toLanguageTag, type Translate } from '../../kernel/phrases.ts'
import { findDateFormat } from '../../kernel/view/date-format.ts'
import type { IsSingleStoreMode } from '../store/single-store-mode.ts'
import { listWebsiteTrees } from '../store/store-table.ts'
import { findGroupStates } from '../user/admin-user-table.ts'
import type { RenderFieldRow } from './field-row.ts'
import type { RenderGroup } from './render-group.ts'
import { renderGroups } from './render-section.ts'
import { toScopePath } from './requested-scope.ts'
import type { TypedValues } from './typed-values.ts'

export interface SectionPageOptions {
  readonly database: Database
  readonly structure: Structure
  readonly listFieldStates: ListFieldStates
  readonly findTimeZone: FindTimeZone
  readonly isSingleStoreMode: IsSingleStoreMode
  readonly drafts: Drafts
  readonly renderRow: RenderFieldRow
  readonly renderGroup: RenderGroup
}

/** One showing of a section. */
export interface SectionPage {
  readonly section: Section
  readonly scope: Scope
  readonly typed?: TypedValues
  readonly refusals?: readonly Refusal[]
  /** `typed` is a draft that can be discarded. */
  readonly hasDraft?: boolean
  readonly messages?: readonly Message[]
}

export const configMenuItem = 'Magento_Config::system_config'

/** URL of a section at a scope, below the admin front name. */
export function toSectionPath (sectionId: string, scope: Pick<Scope, 'type' | 'id'>): string {
  return `admin/system_config/edit/section/${sectionId}/${toScopePath(scope)}`
}

/** Shows a section of the configuration at a scope. */
export async function showSection (options: SectionPageOptions, admin: AdminContext, reply: FastifyReply, page: SectionPage): Promise<FastifyReply> {
  const { section, scope, refusals = [] } = page
  const { translate, locale } = admin
  const state = await options.listFieldStates({ section, scope, locale })
  const path = toSectionPath(section.id, scope)
  return await admin.page(reply, {
    template: 'config/edit.njk',
    title: translate('Configuration'),
    bodyClass: 'adminhtml-system_config-edit',
    layout: '2columns-left',
    menuItem: configMenuItem,
    hasErrors: refusals.length > 0,
    messages: page.messages ?? [],
    parts: { groups: await renderState(options, admin, page, state) },
    model: {
      action: admin.url(path.replace('/edit/', '/save/')),
      discardAction: page.hasDraft === true ? admin.url(path.replace('/edit/', '/discard/')) : null,
      stateUrl: admin.url('admin/system_config/state'),
      formKey: admin.formKey,
      tabs: toTabs(options.structure, admin, section, scope),
      sectionLabel: translate(section.label),
      scopes: await toScopeSwitcher(options, admin, section, scope),
      strays: state.strays.map(({ field, value }) => ({ label: translate(field.label), path: field.path, value: value ?? '', name: `${field.inputName}[inherit]` })),
      summary: refusals.map(refusal => toSummaryEntry(refusal, translate))
    }
  })
}

/** The section's groups as bytes, with what was typed in the place of what is stored. */
async function renderState (options: SectionPageOptions, admin: AdminContext, { section, scope, typed = {}, refusals = [] }: SectionPage, state: SectionState): Promise<Buffer[]> {
  const { translate, locale } = admin
  const groupStates = await findGroupStates(options.database, admin.user.userId)
  const time = findDateFormat(toLanguageTag(locale), await options.findTimeZone())
  return renderGroups({
    section,
    scope,
    state,
    translate,
    refusals,
    structure: options.structure,
    isSingleStore: await options.isSingleStoreMode(),
    formatTime: moment => time.format(moment),
    typed,
    isOpen: elementId => groupStates[elementId],
    renderRow: row => options.renderRow(row, locale),
    renderGroup: (group, rows) => options.renderGroup(group, rows, locale)
  })
}

/** A refusal in the summary above the form, with a link to its field where there is one. */
function toSummaryEntry ({ label, phrase, args, elementId }: Refusal, translate: Translate): object {
  return { label: translate(label), text: translate(phrase, ...args), href: elementId === '' ? null : `#${elementId}` }
}

function toTabs (structure: Structure, { translate, url, user }: AdminContext, section: Section, scope: Scope): object[] {
  return structure.listTabs(scope.type, user.isAllowed).map(tab => ({
    id: tab.id,
    label: translate(tab.label),
    open: tab.id === section.tab,
    sections: tab.sections.map(({ id, label }) => ({ id, label: translate(label), href: url(toSectionPath(id, scope)), current: id === section.id }))
  }))
}

async function toScopeSwitcher ({ database }: SectionPageOptions, { translate, url, user }: AdminContext, section: Section, scope: Scope): Promise<object> {
  const toEntry = (type: string, name: string, target: Pick<Scope, 'type' | 'id'>, children: object[] = []): object => ({
    type, name, href: url(toSectionPath(section.id, target)), current: target.type === scope.type && target.id === scope.id, children
  })
  const websites = (await listWebsiteTrees(database)).map(website => toEntry('website', website.name, { type: 'websites', id: website.id }, website.groups.map(group => ({
    type: 'store',
    name: group.name,
    disabled: true,
    children: group.stores.map(store => toEntry('store-view', store.name, { type: 'stores', id: store.id }))
  }))))
  return {
    current: scope.type === 'default' ? translate(scope.name) : scope.name,
    tree: [toEntry('all', translate('Default Config'), { type: 'default', id: 0 }), ...websites],
    storesHref: user.isAllowed('Magento_Backend::store') ? url('admin/system_store') : null
  }
}
