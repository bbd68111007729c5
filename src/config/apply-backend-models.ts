import { AppError } from '../kernel/errors.ts'
import { unchanged, type BackendContext, type ModelRegistry } from './models.ts'
import type { Intent, Intents } from './save-intents.ts'
import type { Field } from './structure.ts'
import { findWrongFile } from './upload-check.ts'
import { findTooLong } from './value-check.ts'
import type { Reason } from './validators.ts'

/** What backend models are told besides the value. */
export type ContextOf = (field: Field) => BackendContext

/** Intents that backend models have agreed to, and the values at other paths that follow from them (null: no row any more). */
export interface TreatedIntents extends Intents {
  readonly followers: ReadonlyMap<string, string | null>
}

export interface TreatmentOptions {
  readonly models: Pick<ModelRegistry, 'backend'>
  readonly contextOf: ContextOf
  /** The value that a field has without its row. */
  readonly inheritedOf: (field: Field) => string
}

/** Lets the backend models check and convert what is going to be saved; their refusals join the others. */
export async function applyBackendModels (intents: Intents, options: TreatmentOptions): Promise<TreatedIntents> {
  const byField = new Map<Field, Intent>()
  const refused = new Map<Field, Reason>(intents.refused)
  const followers = new Map<string, string | null>()
  for (const [field, intent] of intents.byField) {
    const outcome = await treat(field, intent, options)
    if ('phrase' in outcome) refused.set(field, outcome)
    else {
      byField.set(field, outcome.intent)
      for (const [path, value] of Object.entries(outcome.followers)) followers.set(path, value)
    }
  }
  return { byField, refused, followers }
}

interface Treated { readonly intent: Intent, readonly followers: Readonly<Record<string, string | null>> }

/** A backend model's own reason outranks the general one, which only stands for "something is wrong". */
async function treat (field: Field, intent: Intent, options: TreatmentOptions): Promise<Treated | Reason> {
  const doubt = intent.kind === 'save' ? intent.doubt : undefined
  try {
    const converted = await convert(field, intent, options)
    if (doubt !== undefined || 'phrase' in converted) return doubt ?? converted as Reason
    return { intent: converted, followers: await findFollowers(field, converted, options) }
  } catch (error) {
    const reason = error instanceof AppError && error.code === 'CONFIG_FIELD_INVALID' ? { phrase: error.phrase, args: error.args } : doubt
    if (reason === undefined) throw error
    return reason
  }
}

async function convert (field: Field, intent: Intent, { models, contextOf }: TreatmentOptions): Promise<Intent | Reason> {
  const { beforeSave, keepUpload, dropUpload } = models.backend.get(field.backendModel ?? '') ?? {}
  if (intent.kind === 'keep') return intent
  const isDropped = intent.kind === 'delete' || (intent.text === null && intent.upload === undefined)
  if (isDropped && dropUpload !== undefined) return { ...intent, along: dropUpload(contextOf(field)) }
  if (intent.kind === 'delete') return intent
  const wrong = intent.upload === undefined ? undefined : await findWrongFile(field, { name: intent.text!, content: intent.upload.content }, models)
  if (wrong !== undefined) return wrong
  if (intent.upload !== undefined && keepUpload !== undefined) return { kind: 'save', text: intent.text, along: await keepUpload(intent.upload, contextOf(field)) }
  if (beforeSave === undefined) return intent
  const converted = await beforeSave(intent.text ?? '', contextOf(field))
  if (converted === unchanged) return { kind: 'keep' }
  return findTooLong(field, converted ?? '') ?? { ...intent, text: converted === '' ? null : converted }
}

/** What follows from a value that is saved, or from the inherited one where the row is going to be deleted. */
async function findFollowers (field: Field, intent: Intent, { models, contextOf, inheritedOf }: TreatmentOptions): Promise<Treated['followers']> {
  const alsoSave = models.backend.get(field.backendModel ?? '')?.alsoSave
  if (alsoSave === undefined || intent.kind === 'keep') return {}
  return await alsoSave(intent.kind === 'save' ? intent.text ?? '' : inheritedOf(field), contextOf(field))
}
