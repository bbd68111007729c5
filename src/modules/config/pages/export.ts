import type { FastifyReply, FastifyRequest } from 'fastify'
import { allResources } from '../../../admin/acl.ts'
import type { AdminContext } from '../../../admin/admin-context.ts'
import type { AdminArea } from '../../../admin/area.ts'
import { toJson, toYaml } from '../../../config/config-document.ts'
import { toScopeKey } from '../../../config/scope-key.ts'
import { toTimestamp } from '../../../kernel/database/timestamp.ts'
import { listScopeChoices } from '../../store/scope-choices.ts'
import { findRequestedScope } from '../requested-scope.ts'
import { configMenuItem } from '../section-page.ts'
import { readScopeInput, toQueryText, type ScopeInput } from './scope-input.ts'
import { toToolNav } from './tool-nav.ts'
import { findAllowedSection, listAllowedSections, toolResource, type ToolOptions } from './tool-options.ts'

/** Suggestions for an input of a scope, of websites and store views each. */
const mostChoices = 40

/** By the ending of their files. */
const formats = [{ value: 'yaml', label: 'YAML' }, { value: 'json', label: 'JSON' }]

/** What was asked for, as it was typed. */
interface ExportForm {
  readonly scope: string
  readonly section: string
  readonly paths: string
  readonly format: string
}

/** Registers the export: a form, and the file that it leads to. */
export function registerExport (area: AdminArea, options: ToolOptions): void {
  area.get('admin/system_config/export', toolResource, async (admin, _request, reply) => {
    const { scope } = await findRequestedScope(admin.parameters, options.scopes)
    const section = findAllowedSection(options.structure, admin, admin.parameters.get('section'))
    const scopeKey = scope === undefined || scope.type === 'default' ? '' : toScopeKey(scope)
    return await showForm(options, admin, reply, { scope: scopeKey, section: section?.id ?? '', paths: '', format: 'yaml' })
  })
  area.get('admin/system_config/exportFile', toolResource, async (admin, request, reply) => await sendFile(options, admin, reply, readForm(request)))
}

function readForm (request: FastifyRequest): ExportForm {
  const read = (name: string): string => toQueryText(request, name) ?? ''
  return { scope: read('scope'), section: read('section'), paths: read('paths'), format: read('format') }
}

async function sendFile (options: ToolOptions, admin: AdminContext, reply: FastifyReply, form: ExportForm): Promise<FastifyReply> {
  if (form.section !== '' && findAllowedSection(options.structure, admin, form.section) === undefined) return await admin.deny(reply)
  const inputs = await Promise.all(toWords(form.scope).map(async key => await readScopeInput(key, options.scopes)))
  const unknown = inputs.find(({ scope }) => scope === undefined)
  if (unknown !== undefined) return await showForm(options, admin, reply, form, unknown)
  const document = await options.exportValues({
    scopes: inputs.length === 0 ? undefined : inputs.map(({ scope }) => scope!),
    paths: toPaths(options, form),
    isAllowed: admin.user.isAllowed,
    hidesStrays: !admin.user.isAllowed(allResources)
  })
  await options.audit.record(options.database, admin.origin, { action: 'config_exported', outcome: 'success', target: form.section === '' ? 'all sections' : form.section, details: { scopes: toWords(form.scope), paths: toWords(form.paths), format: form.format } })
  const isJson = form.format === 'json'
  const name = `configuration-${toTimestamp(options.clock.now()).replaceAll(/\D/g, '')}.${isJson ? 'json' : 'yaml'}`
  return await reply.header('content-disposition', `attachment; filename="${name}"`)
    .type(isJson ? 'application/json; charset=utf-8' : 'application/yaml; charset=utf-8')
    .send(isJson ? toJson(document) : toYaml(document))
}

/** The paths below a section also lie elsewhere: a field may have a config path of its own. */
function toPaths ({ structure }: ToolOptions, form: ExportForm): string[] {
  const typed = toWords(form.paths).map(path => path.replace(/\/+$/, ''))
  const section = structure.findSection(form.section)
  if (section === undefined) return typed
  const sections = [section, ...structure.findStandIns(section.id)?.sections.values() ?? []]
  const paths = [...new Set(sections.flatMap(({ fields }) => fields.map(({ path }) => path)))]
  return typed.length === 0 ? paths : paths.filter(path => typed.some(prefix => path === prefix || path.startsWith(`${prefix}/`)))
}

function toWords (text: string): string[] {
  return text.split(/[\s,]+/).filter(word => word !== '')
}

async function showForm (options: ToolOptions, admin: AdminContext, reply: FastifyReply, form: ExportForm, unknown?: ScopeInput): Promise<FastifyReply> {
  const { translate, url } = admin
  return await admin.page(reply, {
    template: 'config/export.njk',
    title: translate('Export Configuration'),
    bodyClass: 'adminhtml-system_config-export',
    menuItem: configMenuItem,
    hasErrors: unknown !== undefined,
    model: {
      tools: toToolNav(admin, 'export', { section: options.structure.findSection(form.section) }),
      action: url('admin/system_config/exportFile'),
      form,
      formats,
      scopeError: unknown === undefined ? null : translate('There is no scope with the key "%1". Write default, websites/<code> or stores/<code>.', unknown.key),
      choices: await listScopeChoices(options.database, mostChoices),
      sections: listAllowedSections(options.structure, admin).map(({ id, label }) => ({ value: id, label: translate(label) }))
    }
  })
}
