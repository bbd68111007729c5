import type { Clock } from '../kernel/clock.ts'
import type { Database } from '../kernel/database/database.ts'
import type { Encryptor } from '../kernel/encryptor.ts'
import type { Fingerprint } from '../kernel/secrets.ts'
import { applyBackendModels, type ContextOf } from './apply-backend-models.ts'
import { listRows } from './config-data.ts'
import type { EnvOverrides } from './env-override.ts'
import type { Actor } from './history.ts'
import type { ModelRegistry } from './models.ts'
import { readPostedSection, type PostedTree, type Refusal } from './posted-section.ts'
import { toIntents, toRefusal, type Intents } from './save-intents.ts'
import type { ScopeConfig } from './scope-config.ts'
import { listLevels } from './scope-levels.ts'
import type { Scope, ScopeDirectory } from './scope.ts'
import { settleSharedPaths } from './shared-paths.ts'
import type { Field, Section, Structure } from './structure.ts'
import { writeIntents, type Change } from './write-intents.ts'

/** A post for one section at one scope; `groups` is what stands below `groups` in the form. */
export interface SaveRequest {
  readonly section: Section
  readonly scope: Scope
  readonly groups: PostedTree
  readonly actor: Actor
}

/** Either everything was saved, or nothing was and every reason is there, in the order of the page. */
export type SaveResult =
  | { readonly ok: true, readonly saved: readonly Change[], readonly unchanged: number }
  | { readonly ok: false, readonly refusals: readonly Refusal[] }

export interface SaveSectionOptions {
  readonly database: Database
  readonly structure: Pick<Structure, 'findDeclaredField' | 'findField'>
  readonly scopeConfig: Pick<ScopeConfig, 'getValue' | 'getInheritedValue'>
  readonly overrides: EnvOverrides
  readonly encryptor: Encryptor
  readonly models: ModelRegistry
  readonly scopes: ScopeDirectory
  readonly clock: Clock
  readonly fingerprint: Fingerprint
}

/** Saves a section; whoever calls it has checked the section's ACL resource. */
export type SaveSection = (request: SaveRequest) => Promise<SaveResult>

/** Builds the save: the declaration is walked, all refusals are collected, then all is written in one transaction or nothing. */
export function createSaveSection (options: SaveSectionOptions): SaveSection {
  const { database, models, overrides, scopes, clock } = options
  return async ({ section, scope, groups, actor }) => {
    const posted = readPostedSection(section, groups)
    const paths = [...posted.fields.keys()].map(field => field.path)
    const stored = new Map((await listRows(database, paths, [scope])).map(row => [row.path, row.value]))
    const levels = await listLevels(scope, scopes, overrides.areScoped)
    const intended = toIntents(posted.fields, { levels, overrides, models, hasRow: field => stored.has(field.path) })
    const wanted = await settleSharedPaths(intended, async ({ path }) => ({ hasRow: stored.has(path), value: stored.get(path) ?? (stored.has(path) ? null : await options.scopeConfig.getInheritedValue(path, scope)) }))
    const intents = await applyBackendModels(wanted, models, toContextOf(options, scope, stored, wanted))
    const refusals = [...listRefusals(intents, posted.fields.keys(), wanted), ...posted.strangers]
    if (refusals.length > 0) return { ok: false, refusals }
    return { ok: true, ...await writeIntents(options, { byField: intents.byField, scope, actor, now: clock.now() }) }
  }
}

function listRefusals (intents: Intents, fields: Iterable<Field>, wanted: Intents): Refusal[] {
  return [...fields].flatMap(field => {
    const reason = intents.refused.get(field)
    const typed = wanted.byField.get(field)
    return reason === undefined ? [] : [toRefusal(field, reason, typed?.kind === 'save' ? typed.text ?? '' : '')]
  })
}

/** What backend models may ask: their own row, and what other fields will be after this save. */
function toContextOf ({ structure, scopeConfig }: SaveSectionOptions, scope: Scope, stored: ReadonlyMap<string, string | null>, { byField }: Intents): ContextOf {
  async function valueOf (path: string): Promise<string | null> {
    const field = structure.findDeclaredField(path) ?? structure.findField(path)
    const intent = field === undefined ? undefined : byField.get(field)
    if (intent?.kind === 'save') return intent.text
    const storedPath = field?.path ?? path
    return intent?.kind === 'delete' ? await scopeConfig.getInheritedValue(storedPath, scope) : await scopeConfig.getValue(storedPath, scope)
  }
  return field => ({ field, scope, storedValue: stored.get(field.path), valueOf })
}
