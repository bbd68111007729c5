import { isAsShown, type CurrentValue } from './current-values.ts'
import { findLock, toLockReason, type EnvOverrides } from './env-override.ts'
import { listOptions, listOptionValues } from './field-options.ts'
import { toFileName } from './file-name.ts'
import type { ModelRegistry, UploadedFile, WriteAlong } from './models.ts'
import { isUpload, type PostedField, type PostedTree, type Refusal } from './posted-section.ts'
import { toPostedText, type PostedText } from './posted-value.ts'
import type { Level } from './scope-levels.ts'
import type { Field } from './structure.ts'
import type { Reason } from './validators.ts'
import { findImpossible, findWrong, isMask } from './value-check.ts'

/**
 * What a save is going to do with a field: leave its row, delete it, or write `text` (not yet encrypted; null for empty). With a
 * `doubt` it is going to be refused, for that reason or for a better one of its backend model. Of an `upload` the text is the name;
 * `along` is what its backend model keeps elsewhere.
 */
export type Intent =
  | { readonly kind: 'keep' }
  | { readonly kind: 'delete', readonly along?: WriteAlong }
  | { readonly kind: 'save', readonly text: string | null, readonly doubt?: Reason, readonly upload?: UploadedFile, readonly along?: WriteAlong }

/** The intents of a post by field, and what of it was refused. */
export interface Intents {
  readonly byField: ReadonlyMap<Field, Intent>
  readonly refused: ReadonlyMap<Field, Reason>
}

export interface IntentContext {
  readonly levels: readonly Level[]
  readonly overrides: EnvOverrides
  readonly models: ModelRegistry
  readonly currentOf: (field: Field) => CurrentValue
  /** Whether the page keeps the control from being posted, because of what other fields have. */
  readonly isSwitchedOff: (field: Field) => boolean
  /** Whether the page lets the field inherit by a checkbox. */
  readonly hasInheritBox: (field: Field) => boolean
}

/** Decides for every posted field what to do with it. A field that was not posted, or without a value, has no intent: it is untouched. */
export function toIntents (posted: ReadonlyMap<Field, PostedField>, context: IntentContext): Intents {
  const byField = new Map<Field, Intent>()
  const refused = new Map<Field, Reason>()
  for (const [field, post] of posted) {
    if (post.value === undefined && post.file === undefined && !post.inherit) continue
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

function findObstacle (field: Field, post: PostedField, { levels, overrides, currentOf }: IntentContext): Reason | undefined {
  const lock = findLock(overrides, field.path, levels)
  if (lock !== undefined) return toLockReason(lock, field.path)
  // A row where the field is not shown is a stray: it cannot be written, but it can be removed.
  const removesStray = post.inherit && currentOf(field).row !== undefined
  const isShown = field.shown[levels[0]!.type]
  return isShown || removesStray ? undefined : { phrase: 'This field cannot be set in this scope (it is %1).', args: [field.scopeLabel] }
}

function toIntent (field: Field, post: PostedField, context: IntentContext): Intent | Reason {
  if (post.inherit) return { kind: 'delete' }
  if (isUpload(field)) return toUploadIntent(post, context.currentOf(field))
  const read = readPosted(field, post.value!, context.models)
  if ('phrase' in read) return read
  const { text } = read
  if (field.secret && isMask(text)) return { kind: 'keep' }
  const { row, shown } = context.currentOf(field)
  const isOff = context.isSwitchedOff(field)
  const isTouched = !isAsShown(field, text, shown, listOptionValues(listOptions(field, context.models, 'en_US')))
  if (isOff && !isTouched) return { kind: 'keep' }
  const impossible = findImpossible(field, read)
  if (impossible !== undefined) return impossible
  const doubt = isOff && text.trim() === '' ? undefined : findWrong(field, read, context.models)
  if (doubt !== undefined) return { kind: 'save', text, doubt }
  // An empty control that nobody touched gives no row; a select always shows something, and that is meant.
  const isLeftEmpty = row === undefined && shown === '' && !isTouched && field.type !== 'select' && field.type !== 'allowspecific'
  if (isLeftEmpty && !context.hasInheritBox(field)) return { kind: 'keep' }
  return { kind: 'save', text: text === '' ? null : text }
}

/** What was posted for a field as one text, tidied by its backend model; or why it is none. */
export function readPosted (field: Field, value: PostedTree[string], models: Pick<ModelRegistry, 'backend'>): PostedText | Reason {
  const tidy = models.backend.get(field.backendModel ?? '')?.tidy
  return toPostedText(field, tidy !== undefined && typeof value === 'string' ? tidy(value) : value)
}

/** A new file replaces the present one, the checkbox "delete" empties the value, and everything else leaves it. */
function toUploadIntent ({ file, value }: PostedField, { shown }: CurrentValue): Intent | Reason {
  if (file !== undefined) return { kind: 'save', text: toFileName(file.name), upload: file }
  if (Array.isArray(value)) return { phrase: 'One text was expected here, but the form sent something else.', args: [] }
  if (typeof value === 'object' && typeof value['delete'] === 'string' && value['delete'] !== '' && value['delete'] !== '0') return shown === '' ? { kind: 'keep' } : { kind: 'save', text: null }
  if (typeof value === 'string' && value !== '' && value !== shown) return { phrase: 'A file was expected here, but the form sent a text. Choose the file in the form.', args: [] }
  return { kind: 'keep' }
}
