import type { FastifyReply } from 'fastify'
import type { AdminContext } from '../../admin/admin-context.ts'
import type { Drafts } from '../../admin/drafts.ts'
import { formKeyPlace } from '../../admin/page.ts'
import type { FindTimeZone } from '../../admin/time-zone.ts'
import type { ListFieldStates, SectionState } from '../../config/field-state.ts'
import type { Refusal } from '../../config/posted-section.ts'
import { findLatestChangeId } from '../../config/changes-since.ts'
import type { Scope, ScopeDirectory } from '../../config/scope.ts'
import type { FindShownSection } from '../../config/shown-section.ts'
import type { Section, Structure } from '../../config/structure.ts'
import type { Database } from '../../kernel/database/database.ts'
import type { Message } from '../../kernel/http/messages.ts'
import { toLanguageTag, type Translate } from '../../kernel/phrases.ts'
import { findDateFormat } from '../../kernel/view/date-format.ts'
import type { IsSingleStoreMode } from '../store/single-store-mode.ts'
import { findGroupStates } from '../user/admin-user-extra.ts'
import type { RenderFieldRow } from './field-row.ts'
import type { KeepGroups } from './kept-groups.ts'
import type { RenderGroup } from './render-group.ts'
import { toConfigTabs } from './config-tabs.ts'
import { createOriginOf, findWebsiteName } from './origin.ts'
import { findOverriddenPaths } from './overridden-paths.ts'
import { canReset, renderGroups } from './render-section.ts'
import { toScopePath } from './requested-scope.ts'
import { toScopeSwitcher } from './scope-switcher.ts'
import { toTools } from './section-tools.ts'
import type { TypedValues } from './typed-values.ts'

export interface SectionPageOptions {
  readonly database: Database
  readonly structure: Structure
  readonly findShownSection: FindShownSection
  readonly listFieldStates: ListFieldStates
  readonly findTimeZone: FindTimeZone
  readonly isSingleStoreMode: IsSingleStoreMode
  readonly drafts: Drafts
  readonly scopes: ScopeDirectory
  /** Whether a page is registered at a path below the admin front name. */
  readonly hasPage: (path: string) => boolean
  readonly renderRow: RenderFieldRow
  readonly renderGroup: RenderGroup
  readonly keepGroups: KeepGroups
}

/** One showing of a section. */
export interface SectionPage {
  readonly section: Section
  readonly scope: Scope
  readonly typed?: TypedValues
  readonly refusals?: readonly Refusal[]
  /** Where `typed` is a draft that can be discarded: what is said of it. */
  readonly draftText?: string
  /** The latest change that `typed` was based on; where nothing was typed, the present one. */
  readonly shownChange?: number
  /** What the save before this page has done. */
  readonly receipt?: object
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
  // Asked before the values: a change in between is then taken for newer than the page, never for older.
  const shownChange = page.shownChange ?? await findLatestChangeId(options.database)
  const state = await options.listFieldStates({ section, scope, locale })
  const path = toSectionPath(section.id, scope)
  const isSingleStore = await options.isSingleStoreMode()
  return await admin.page(reply, {
    template: 'config/edit.njk',
    title: translate('Configuration'),
    bodyClass: 'adminhtml-system_config-edit',
    layout: '2columns-left',
    menuItem: configMenuItem,
    hasErrors: refusals.length > 0,
    messages: page.messages ?? [],
    isKept: true,
    parts: { groups: await renderState(options, admin, page, { state, isSingleStore }), version: [Buffer.from(String(shownChange))] },
    model: {
      action: admin.url(path.replace('/edit/', '/save/')),
      draft: page.draftText === undefined ? null : { text: page.draftText, action: admin.url(path.replace('/edit/', '/discard/')) },
      originAction: admin.url(path.replace('/edit/', '/field/')),
      resetAction: state.fields.some(canReset) ? admin.url(path.replace('/edit/', '/reset/')) : null,
      tools: toTools(options.hasPage, admin, path),
      receipt: page.receipt ?? null,
      stateUrl: admin.url('admin/system_config/state'),
      formKey: formKeyPlace,
      tabs: toConfigTabs(options.structure, admin, { section, scope, toPath: toSectionPath }),
      sectionLabel: translate(section.label),
      isSingleStore,
      scopes: isSingleStore ? null : await toScopeSwitcher(options.database, admin, { scope, toPath: target => toSectionPath(section.id, target) }),
      strays: state.strays.map(({ field, value }) => ({ label: translate(field.label), path: field.path, value: value ?? '', name: `${field.inputName}[inherit]` })),
      summary: refusals.map(refusal => toSummaryEntry(refusal, translate))
    }
  })
}

/** The section's groups as bytes, with what was typed in the place of what is stored. */
async function renderState (options: SectionPageOptions, admin: AdminContext, { section, scope, typed = {}, refusals = [] }: SectionPage, { state, isSingleStore }: { readonly state: SectionState, readonly isSingleStore: boolean }): Promise<Buffer[]> {
  const { translate, locale } = admin
  const overridden = await findOverriddenPaths(options.database, state.fields.map(({ field }) => field.path), scope)
  const groupStates = findOwnStates(await findGroupStates(options.database, admin.user.userId), section)
  const timeZone = await options.findTimeZone()
  const websiteName = await findWebsiteName(scope, options.scopes)
  const time = findDateFormat(toLanguageTag(locale), timeZone)
  const render = (): Buffer[] => renderGroups({
    section,
    scope,
    state,
    translate,
    refusals,
    structure: options.structure,
    isSingleStore,
    formatTime: moment => time.format(moment),
    typed,
    isOpen: elementId => groupStates[elementId],
    originOf: createOriginOf({ websiteName, translate, overridden }),
    renderRow: row => options.renderRow(row, locale),
    renderGroup: (group, rows) => options.renderGroup(group, rows, locale)
  })
  // What was typed is seldom the same twice. The state is that of a section, scope and language.
  if (refusals.length > 0 || Object.keys(typed).length > 0) return render()
  return options.keepGroups(state, { overridden: [...overridden], groupStates, timeZone, websiteName, isSingleStore }, render)
}

/** Which of the section's own groups a user has opened or closed. */
function findOwnStates (states: Readonly<Record<string, boolean>>, section: Section): Readonly<Record<string, boolean>> {
  return Object.fromEntries(Object.entries(states).filter(([elementId]) => elementId.startsWith(`${section.id}_`)))
}

/** A refusal in the summary above the form, with a link to its field where there is one. */
function toSummaryEntry ({ label, phrase, args, elementId }: Refusal, translate: Translate): object {
  return { label: translate(label), text: translate(phrase, ...args), href: elementId === '' ? null : `#${elementId}` }
}
