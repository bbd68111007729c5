import type { AuditLog } from '../kernel/audit/audit-log.ts'
import type { Clock } from '../kernel/clock.ts'
import type { Database } from '../kernel/database/database.ts'
import type { Encryptor } from '../kernel/encryptor.ts'
import type { Fingerprint } from '../kernel/secrets.ts'
import { applyBackendModels, type ContextOf } from './apply-backend-models.ts'
import { findLatestChangeId } from './changes-since.ts'
import { mergeWithChanges, type Conflict } from './conflicts.ts'
import type { EnvOverrides } from './env-override.ts'
import { readLiveModels } from './field-options.ts'
import type { Actor } from './history.ts'
import { createIntentContext } from './intent-context.ts'
import type { ModelRegistry, UploadedFile } from './models.ts'
import { readPostedSection, type PostedTree, type Refusal } from './posted-section.ts'
import { toIntents, toRefusal, type Intents } from './save-intents.ts'
import type { ScopeConfig } from './scope-config.ts'
import type { Scope, ScopeDirectory } from './scope.ts'
import { settleSharedPaths, toPresent } from './shared-paths.ts'
import type { Field, Section, Structure } from './structure.ts'
import { withUploads } from './uploads.ts'
import { isSavedMeanwhile, writeIntents, type Change, type WriteRequest } from './write-intents.ts'

/** A post for one section at one scope; `groups` is what stands below `groups` in the form. */
export interface SaveRequest {
  readonly section: Section
  readonly scope: Scope
  readonly groups: PostedTree
  /** The form's files by input name. */
  readonly files?: ReadonlyMap<string, UploadedFile>
  readonly actor: Actor
  /** The latest change that the form knew of when it was shown; without it the form wins over whatever happened since. */
  readonly shownChange?: number
}

/** Either everything was saved, or nothing was and every reason is there, in the order of the page. */
export type SaveResult =
  | { readonly ok: true, readonly saved: readonly Change[], readonly unchanged: number }
  | { readonly ok: false, readonly refusals: readonly Refusal[], readonly conflicts: readonly Conflict[] }

export interface SaveSectionOptions {
  readonly database: Database
  readonly structure: Pick<Structure, 'findDeclaredField' | 'findField' | 'defaults'>
  readonly scopeConfig: Pick<ScopeConfig, 'getValue' | 'getInheritedValue'>
  readonly overrides: EnvOverrides
  readonly encryptor: Encryptor
  readonly models: ModelRegistry
  readonly scopes: ScopeDirectory
  readonly clock: Clock
  readonly fingerprint: Fingerprint
  readonly audit: AuditLog
  /** Where uploads are stored; whoever takes none needs no folder. */
  readonly mediaFolder?: string
}

/** Saves a section; whoever calls it has checked the section's ACL resource. */
export type SaveSection = (request: SaveRequest) => Promise<SaveResult>

const mostAttempts = 5

/** Builds the save: the declaration is walked, all refusals are collected, then all is written in one transaction or nothing. */
export function createSaveSection (options: SaveSectionOptions): SaveSection {
  return async ({ section, scope, groups, files, actor, shownChange }) => {
    const posted = readPostedSection(section, groups, files)
    const models = await readLiveModels(options.models, [...posted.fields.keys()], options.database)
    const context = await createIntentContext({ ...options, models }, posted.fields, scope)
    const wanted = settleSharedPaths(toIntents(posted.fields, context), field => toPresent(context.currentOf(field)))
    const intents = await applyBackendModels(wanted, {
      models,
      contextOf: toContextOf(options, scope, field => context.currentOf(field).row, wanted),
      inheritedOf: field => context.currentOf(field).inherited
    })
    const refusals = [...listRefusals(intents, posted.fields.keys(), wanted), ...posted.strangers]
    if (refusals.length > 0) return { ok: false, refusals, conflicts: [] }
    return await writeMerged(options, { byField: intents.byField, followers: intents.followers, scope, actor, now: options.clock.now() }, shownChange)
  }
}

/** Writes what is left of the intents after what others saved meanwhile; again from the start where somebody saved in between. */
async function writeMerged (options: SaveSectionOptions, request: WriteRequest, shownChange: number | undefined): Promise<SaveResult> {
  const write = async (byField: WriteRequest['byField'], isCurrent?: WriteRequest['isCurrent']): Promise<SaveResult> =>
    await withUploads(options.mediaFolder, byField, request.scope, async named => ({ ok: true, ...await writeIntents(options, { ...request, byField: named, isCurrent }) }))
  if (shownChange === undefined) return await write(request.byField)
  for (let attempt = 1; ; attempt++) {
    const { byField, conflicts, latest } = await mergeWithChanges(options, request, request.scope, shownChange)
    if (conflicts.length > 0) return { ok: false, refusals: [], conflicts }
    try {
      return await write(byField, async transaction => await findLatestChangeId(transaction) === latest)
    } catch (error) {
      if (!isSavedMeanwhile(error) || attempt === mostAttempts) throw error
    }
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
function toContextOf ({ structure, scopeConfig }: SaveSectionOptions, scope: Scope, storedOf: (field: Field) => string | null | undefined, { byField }: Intents): ContextOf {
  async function valueOf (path: string): Promise<string | null> {
    const field = structure.findDeclaredField(path) ?? structure.findField(path)
    const intent = field === undefined ? undefined : byField.get(field)
    if (intent?.kind === 'save') return intent.text
    const storedPath = field?.path ?? path
    return intent?.kind === 'delete' ? await scopeConfig.getInheritedValue(storedPath, scope) : await scopeConfig.getValue(storedPath, scope)
  }
  return field => ({ field, scope, storedValue: storedOf(field), valueOf })
}
