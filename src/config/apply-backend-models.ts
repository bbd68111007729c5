import { AppError } from '../kernel/errors.ts'
import { unchanged, type BackendContext, type ModelRegistry } from './models.ts'
import type { Intent, Intents } from './save-intents.ts'
import type { Field } from './structure.ts'
import { findTooLong } from './value-check.ts'
import type { Reason } from './validators.ts'

/** What backend models are told besides the value. */
export type ContextOf = (field: Field) => BackendContext

/** Lets the backend models check and convert what is going to be saved; their refusals join the others. */
export async function applyBackendModels (intents: Intents, models: Pick<ModelRegistry, 'backend'>, contextOf: ContextOf): Promise<Intents> {
  const byField = new Map<Field, Intent>()
  const refused = new Map<Field, Reason>(intents.refused)
  for (const [field, intent] of intents.byField) {
    const outcome = await applyBackendModel(field, intent, models, contextOf)
    if ('phrase' in outcome) refused.set(field, outcome)
    else byField.set(field, outcome)
  }
  return { byField, refused }
}

async function applyBackendModel (field: Field, intent: Intent, models: Pick<ModelRegistry, 'backend'>, contextOf: ContextOf): Promise<Intent | Reason> {
  const beforeSave = models.backend.get(field.backendModel ?? '')?.beforeSave
  if (intent.kind !== 'save' || beforeSave === undefined) return intent
  try {
    const converted = await beforeSave(intent.text ?? '', contextOf(field))
    if (converted === unchanged) return { kind: 'keep' }
    return findTooLong(field, converted ?? '') ?? { kind: 'save', text: converted === '' ? null : converted }
  } catch (error) {
    if (error instanceof AppError && error.code === 'CONFIG_FIELD_INVALID') return { phrase: error.phrase, args: error.args }
    throw error
  }
}
