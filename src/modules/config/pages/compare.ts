import type { FastifyReply, FastifyRequest } from 'fastify'
import type { AdminContext } from '../../../admin/admin-context.ts'
import type { AdminArea } from '../../../admin/area.ts'
import type { ComparedValue, Difference } from '../../../config/compare-scopes.ts'
import { toScopeKey } from '../../../config/scope-key.ts'
import { defaultScope, type Scope } from '../../../config/scope.ts'
import type { Field, Section } from '../../../config/structure.ts'
import { listScopeChoices } from '../../store/scope-choices.ts'
import { findRequestedScope } from '../requested-scope.ts'
import { configMenuItem, toSectionPath } from '../section-page.ts'
import { readScopeInput, toQueryText, type ScopeInput } from './scope-input.ts'
import { findScopeNames, type ScopeNames } from './scope-names.ts'
import { toShownValue, type ShownValue } from './shown-value.ts'
import { toToolNav } from './tool-nav.ts'
import { findAllowedSection, listAllowedSections, toolResource, toPlace, type ToolOptions } from './tool-options.ts'

/** Suggestions for an input of a scope, of websites and store views each. */
const mostChoices = 40

/** What was asked for. */
interface Request {
  readonly left: ScopeInput
  readonly right: ScopeInput
  readonly section?: Section
  readonly isAll: boolean
}

/** Registers the comparison of two scopes: what takes effect at each, side by side. */
export function registerCompare (area: AdminArea, options: ToolOptions): void {
  area.get('admin/system_config/compare', toolResource, async (admin, request, reply) => {
    const sectionId = toQueryText(request, 'section') ?? admin.parameters.get('section') ?? ''
    const section = findAllowedSection(options.structure, admin, sectionId)
    if (sectionId !== '' && section === undefined) return await admin.deny(reply)
    return await showComparison(options, admin, reply, { section, ...await readScopes(options, admin, request), isAll: toQueryText(request, 'show') === 'all' })
  })
}

/** The scope of the page that somebody comes from stands at the right, where nothing else was asked for. */
async function readScopes ({ scopes }: ToolOptions, admin: AdminContext, request: FastifyRequest): Promise<{ left: ScopeInput, right: ScopeInput }> {
  const { scope = defaultScope } = await findRequestedScope(admin.parameters, scopes)
  const left = toQueryText(request, 'left') ?? 'default'
  const right = toQueryText(request, 'right') ?? (scope.type === 'default' ? '' : toScopeKey(scope))
  return { left: await readScopeInput(left, scopes), right: await readScopeInput(right, scopes) }
}

async function showComparison (options: ToolOptions, admin: AdminContext, reply: FastifyReply, request: Request): Promise<FastifyReply> {
  const { translate, url } = admin
  const { left, right, section } = request
  const sections = listAllowedSections(options.structure, admin)
  const unknown = [left, right].filter(({ key, scope }) => key !== '' && scope === undefined).map(({ key }) => key)
  return await admin.page(reply, {
    template: 'config/compare.njk',
    title: translate('Compare Scopes'),
    bodyClass: 'adminhtml-system_config-compare',
    menuItem: configMenuItem,
    hasErrors: unknown.length > 0,
    model: {
      tools: toToolNav(admin, 'compare', { section, scope: right.scope }),
      action: url('admin/system_config/compare'),
      left: left.key,
      right: right.key,
      errors: Object.fromEntries(Object.entries({ left, right }).filter(([, { key }]) => unknown.includes(key)).map(([side]) => [side, translate('There is no scope with this key. Write default, websites/<code> or stores/<code>.')])),
      choices: await listScopeChoices(options.database, mostChoices),
      sectionId: section?.id ?? '',
      sections: sections.map(({ id, label }) => ({ value: id, label: translate(label) })),
      isAll: request.isAll,
      comparison: left.scope === undefined || right.scope === undefined ? null : await compare(options, admin, { left: left.scope, right: right.scope, sections: section === undefined ? sections : [section], isAll: request.isAll })
    }
  })
}

interface Sides { readonly left: Scope, readonly right: Scope, readonly sections: readonly Section[], readonly isAll: boolean }

async function compare ({ compareScopes, scopes }: ToolOptions, admin: AdminContext, { left, right, sections, isAll }: Sides): Promise<object> {
  const differences = await compareScopes(left, right, sections, isAll ? 'all' : 'different')
  const sources = differences.flatMap(difference => [difference.left, difference.right]).flatMap(({ source }) => source === null ? [] : [source.scope])
  const names = await findScopeNames([left, right, ...sources], scopes, admin.translate)
  return {
    leftName: names(left).name,
    rightName: names(right).name,
    count: differences.filter(({ differs }) => differs).length,
    rows: differences.map(difference => toRow(admin, difference, { left, right }, names))
  }
}

function toRow (admin: AdminContext, { field, left, right, differs }: Difference, scopes: { left: Scope, right: Scope }, names: ScopeNames): object {
  const toSide = (value: ComparedValue, scope: Scope): object => ({
    ...toValue(value, field, admin),
    source: toSource(value, names, admin),
    href: field.section.shown[scope.type] ? `${admin.url(toSectionPath(field.section.id, scope))}#${field.elementId}` : null
  })
  return { label: admin.translate(field.label), place: toPlace(field, admin), path: field.path, differs, left: toSide(left, scopes.left), right: toSide(right, scopes.right) }
}

function toValue ({ state, value, source }: ComparedValue, field: Field, { translate }: AdminContext): ShownValue {
  if (source === null) return { text: translate('(no value)'), isText: false }
  return toShownValue(state === 'undecryptable' ? state : value, field.secret, translate)
}

/** In words, where a value comes from. */
function toSource ({ source }: ComparedValue, names: ScopeNames, { translate }: AdminContext): string {
  if (source === null) return ''
  if (source.source === 'module') return translate('from the module')
  const { name } = names(source.scope)
  return source.source === 'row' ? translate('saved at %1', name) : translate('imposed at %1 by %2', name, source.variable ?? source.file ?? '')
}
