import { z } from 'zod'
import { createNoSuchEntity, createNotAuthorized, ServiceError } from '../../admin/rest/service-error.ts'
import { defineService, type ServiceCall, type ServiceRoute } from '../../admin/rest/service-route.ts'
import type { ExplainedSource } from '../../config/explanation.ts'
import { createSaveValues } from '../../config/save-values.ts'
import { findScopeAt, findScopeByKey, toScopeKey } from '../../config/scope-key.ts'
import type { Scope } from '../../config/scope.ts'
import type { Field, Structure } from '../../config/structure.ts'
import type { SaveValuesOptions } from '../../config/value-entry.ts'

/** What the services of the configuration ask for: what a save asks for, and the declarations. */
export interface ConfigServiceOptions extends SaveValuesOptions {
  readonly structure: Structure
  /** What follows from a change of a value, by its path. */
  readonly afterSave: (path: string) => Promise<void>
}

const configResource = 'Magento_Config::config'
const params = z.object({ path: z.string().min(3).max(255) })
const scope = z.string().max(64).optional()
const query = z.object({ scope })
const value = z.string().nullable()
const sourceOfValue = z.object({ source: z.enum(['variable', 'file', 'row', 'module']), scope: z.string(), is_present: z.boolean(), wins: z.boolean(), value, updated_at: z.string().nullable() })
const explained = z.object({ path: z.string(), scope: z.string(), value, is_secret: z.boolean(), sources: z.array(sourceOfValue) })
const saved = z.object({ path: z.string(), scope: z.string(), is_changed: z.boolean() })

/** Services of ours for the configuration, which the original has none for: the values as its command line knows them. */
export function listConfigServices (options: ConfigServiceOptions): ServiceRoute[] {
  const shared = { path: '/V1/backroom/config/:path+', params, tag: 'Configuration', resource: configResource }
  return [
    defineService({
      ...shared,
      method: 'GET',
      summary: 'Get a value with every place that could give it',
      query,
      answer: explained,
      handle: async call => await explain(options, await findPlace(options, call, call.query.scope))
    }),
    defineService({
      ...shared,
      method: 'PUT',
      summary: 'Save a value with the checks of its page',
      body: z.object({ value: z.string().max(100_000), scope }),
      answer: saved,
      handle: async call => await save(options, call, await findPlace(options, call, call.body.scope), call.body.value)
    }),
    defineService({
      ...shared,
      method: 'DELETE',
      summary: 'Remove a value, so that the inherited one counts',
      query,
      answer: saved,
      handle: async call => await save(options, call, await findPlace(options, call, call.query.scope), undefined)
    })
  ]
}

interface Place { readonly field: Field, readonly scope: Scope }

/** What a caller may not see does not exist for him, and reads the same. */
async function findPlace ({ structure, scopes }: ConfigServiceOptions, { params: { path }, caller, scopeKey }: ServiceCall<z.infer<typeof params>>, key = scopeKey): Promise<Place> {
  const field = structure.findField(path)
  if (field === undefined) throw createNoSuchEntity('path', path)
  if (!caller.isAllowed(field.section.resource)) throw createNotAuthorized(field.section.resource)
  const scope = await findScopeByKey(key, scopes)
  if (scope === undefined) throw createNoSuchEntity('scope', key)
  return { field, scope }
}

async function explain ({ scopeConfig, scopes }: ConfigServiceOptions, { field, scope }: Place): Promise<z.infer<typeof explained>> {
  const chain = await scopeConfig.explain(field.path, scope)
  const sources = await Promise.all(chain.map(async place => await toSource(place, field, async address => {
    const found = await findScopeAt(address, scopes)
    return found === undefined ? `${address.type}/${address.id}` : toScopeKey(found)
  })))
  return { path: field.path, scope: toScopeKey(scope), value: sources.find(({ wins }) => wins)?.value ?? null, is_secret: field.secret, sources }
}

async function toSource ({ source, scope, isPresent, wins, state, value, updatedAt }: ExplainedSource, { secret }: Field, nameOf: (address: ExplainedSource['scope']) => Promise<string>): Promise<z.infer<typeof sourceOfValue>> {
  return { source, scope: await nameOf(scope), is_present: isPresent, wins, value: secret ? (isPresent && state !== 'empty' ? '******' : null) : value, updated_at: updatedAt ?? null }
}

async function save (options: ConfigServiceOptions, { caller, origin }: ServiceCall, { field, scope }: Place, value: string | undefined): Promise<z.infer<typeof saved>> {
  const { isSaved, refused, changes } = await createSaveValues(options)([{ field, scope, value }], { actor: origin, dryRun: false, isAllowed: caller.isAllowed })
  if (refused.length > 0) throw new ServiceError({ status: 400, error: refused[0]!.phrase, parameters: refused[0]!.args })
  if (isSaved && changes.length > 0) await options.afterSave(field.path)
  return { path: field.path, scope: toScopeKey(scope), is_changed: changes.length > 0 }
}
