import { saveRow } from '../../../config/config-data.ts'
import type { Actor } from '../../../config/history.ts'
import { createSaveValues } from '../../../config/save-values.ts'
import { defaultScope } from '../../../config/scope.ts'
import type { SaveValuesOptions } from '../../../config/value-entry.ts'
import { inTransaction } from '../../../kernel/database/database.ts'
import { AppError, createError, fillPhrase } from '../../../kernel/errors.ts'
import { listRecentVerdicts, toColumns, verdictTable } from '../../services-connector/key-validation-table.ts'
import type { Verdict } from '../../services-connector/verdict.ts'
import { bundleSchema, type BundledValue, type BundledVerdict, type SupportBundle } from './bundle-schema.ts'
import { isBundledPath } from './support-bundle.ts'

export interface ReplayRequest {
  readonly actor: Actor
  /** Find out what would change, and change nothing. */
  readonly dryRun: boolean
  /** Delete the verdicts that are here already; without it a record that is not empty is left alone. */
  readonly replaces: boolean
}

/** What a replay did, or would do. */
export interface Replay {
  readonly isDone: boolean
  readonly verdicts: number
  /** The settings that get another value here. */
  readonly values: ReadonlyArray<Pick<BundledValue, 'path' | 'value'>>
  /** Why nothing is done, in sentences. */
  readonly refusals: readonly string[]
  /** Secrets of the other installation, which no bundle holds. */
  readonly leftOut: readonly BundledValue[]
}

const BundleNotJson = createError('BUNDLE_NOT_JSON', 'This is no support bundle: it is not JSON.', 422)

/** Reads a bundle; throws a refusal that names the first thing wrong. */
export function parseBundle (text: string): SupportBundle {
  const parsed = bundleSchema.safeParse(parseJson(text))
  if (parsed.success) return parsed.data
  const { path, message } = parsed.error.issues[0]!
  throw new AppError('BUNDLE_INVALID', 'This is no support bundle of this version: at "%1": %2', 422, [path.join('.'), message])
}

/** Makes the verdicts and the settings (no secrets) of a bundle those of this installation, at the scope Default Config: all or, where anything is refused, nothing. */
export async function replayBundle (options: SaveValuesOptions, bundle: SupportBundle, { actor, dryRun, replaces }: ReplayRequest): Promise<Replay> {
  const { database, structure, scopeConfig, clock } = options
  const open = bundle.configuration.filter(({ isSecret, state }) => !isSecret && state !== 'undecryptable')
  const values: BundledValue[] = []
  for (const value of open) if ((await scopeConfig.getValue(value.path) ?? '') !== (value.value ?? '')) values.push(value)
  // A bundle is a file that somebody sent: it may name secrets or paths that bundles do not carry.
  const strange = values.filter(({ path }) => structure.findField(path)?.secret ?? !isBundledPath(path))
  const entries = values.flatMap(({ path, value }) => {
    const field = structure.findField(path)
    return field === undefined || field.secret ? [] : [{ field, scope: defaultScope, value: value === '' ? null : value }]
  })
  const save = createSaveValues(options)
  const isFull = !replaces && (await listRecentVerdicts(database, 1)).length > 0
  const trial = await save(entries, { actor, dryRun: true, isAllowed: () => true })
  const refusals = [
    ...isFull ? ['Key checks are recorded here already. Use --replace to delete them.'] : [],
    ...strange.map(({ path }) => `${path}: a bundle does not carry this path.`),
    ...trial.refused.map(({ entry, phrase, args }) => `${entry.field.path}: ${fillPhrase(phrase, args)}`)
  ]
  const replay = { verdicts: bundle.verdicts.length, values, refusals, leftOut: bundle.configuration.filter(({ isSecret }) => isSecret) }
  if (dryRun || refusals.length > 0) return { ...replay, isDone: false }
  await save(entries, { actor, dryRun: false, isAllowed: () => true })
  await inTransaction(database, async transaction => {
    for (const { path, value } of values) if (structure.findField(path) === undefined) await saveRow(transaction, defaultScope, path, value === '' ? null : value, clock.now())
    await transaction(verdictTable).delete()
    // Oldest first, one by one: their ids are in the order in which they were recorded.
    for (const verdict of bundle.verdicts.toReversed()) await transaction(verdictTable).insert(toColumns(toVerdict(verdict), verdict.occasion, { ...verdict.user === null ? {} : { username: verdict.user }, ...verdict.requestId === null ? {} : { requestId: verdict.requestId } }))
  })
  return { ...replay, isDone: true }
}

function toVerdict (verdict: BundledVerdict): Verdict {
  const toDate = (text: string | null): Date | undefined => text === null ? undefined : new Date(text)
  return {
    name: verdict.name,
    reason: verdict.reason,
    environment: verdict.environment,
    authority: verdict.authority,
    fingerprint: verdict.fingerprint ?? undefined,
    lastFour: verdict.lastFour ?? undefined,
    description: verdict.description ?? undefined,
    keyExpiresAt: toDate(verdict.keyExpiresAt),
    keyReplacedAt: toDate(verdict.keyReplacedAt),
    keyEndsOnUse: verdict.keyEndsOnUse,
    configScope: verdict.configScope ?? undefined,
    configPath: verdict.configPath ?? undefined,
    configPlace: verdict.configPlace ?? undefined,
    checkedAt: new Date(verdict.checkedAt),
    latencyMs: verdict.latencyMs
  }
}

function parseJson (text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw BundleNotJson()
  }
}
