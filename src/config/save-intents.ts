import { findLock, toLockReason, type EnvOverrides } from './env-override.ts'
import type { ModelRegistry } from './models.ts'
import type { PostedField, Refusal } from './posted-section.ts'
import type { Level } from './scope-levels.ts'
import type { Field } from './structure.ts'
import type { Reason } from './validators.ts'
import { checkValue, isMask } from './value-check.ts'

/** What a save is going to do with a field: leave its row, delete it, or write `text` (not yet encrypted; null for empty). */
export type Intent =
  | { readonly kind: 'keep' }
  | { readonly kind: 'delete' }
  | { readonly kind: 'save', readonly text: string | null }

/** The intents of a post by field, and what of it was refused. */
export interface Intents {
  readonly byField: ReadonlyMap<Field, Intent>
  readonly refused: ReadonlyMap<Field, Reason>
}

export interface IntentContext {
  readonly levels: readonly Level[]
  readonly overrides: EnvOverrides
  readonly models: ModelRegistry
  /** Whether the field has a row at the very scope. */
  readonly hasRow: (field: Field) => boolean
}

/** Decides for every posted field what to do with it. A field that was not posted, or without a value, has no intent: it is untouched. */
export function toIntents (posted: ReadonlyMap<Field, PostedField>, context: IntentContext): Intents {
  const byField = new Map<Field, Intent>()
  const refused = new Map<Field, Reason>()
  for (const [field, post] of posted) {
    if (post.value === undefined && !post.inherit) continue
    const outcome = findObstacle(field, post, context) ?? toIntent(field, post, context)
    if ('phrase' in outcome) refused.set(field, outcome)
    else byField.set(field, outcome)
  }
  return { byField, refused }
}

/** A refusal with the name of its field. A message of a secret field never repeats what was typed. */
export function toRefusal (field: Field, reason: Reason, typed = ''): Refusal {
  const hide = (text: string): string => field.secret && typed !== '' ? text.replaceAll(typed, '******') : text
  return { path: field.path, elementId: field.elementId, label: field.label, phrase: hide(reason.phrase), args: reason.args.map(hide) }
}

function findObstacle (field: Field, post: PostedField, { levels, overrides, hasRow }: IntentContext): Reason | undefined {
  const lock = findLock(overrides, field.path, levels)
  if (lock !== undefined) return toLockReason(lock, field.path)
  // A row where the field is not shown is a stray: it cannot be written, but it can be removed.
  const removesStray = post.inherit && hasRow(field)
  const isShown = field.shown[levels[0]!.type]
  return isShown || removesStray ? undefined : { phrase: 'This field cannot be set in this scope (it is %1).', args: [field.scopeLabel] }
}

function toIntent (field: Field, post: PostedField, { models }: IntentContext): Intent | Reason {
  if (post.inherit) return { kind: 'delete' }
  const tidy = models.backend.get(field.backendModel ?? '')?.tidy
  const value = tidy !== undefined && typeof post.value === 'string' ? tidy(post.value) : post.value!
  const checked = checkValue(field, value, models)
  if (!checked.ok) return checked.reason
  if (field.secret && isMask(checked.text)) return { kind: 'keep' }
  return { kind: 'save', text: checked.text === '' ? null : checked.text }
}
