import { listOptionValues } from '../../config/field-options.ts'
import { toProblem } from '../../config/problem.ts'
import { createError } from '../../kernel/errors.ts'
import { looksEncrypted } from '../../kernel/encryptor.ts'
import type { LintRule } from './lint-context.ts'

const OutsideOptions = createError('LINT_DEFAULT_NOT_AN_OPTION', 'config.xml gives %1 the value "%2", which is none of the options: %3.', 500)
const WithoutField = createError('LINT_DEFAULT_WITHOUT_FIELD', 'config.xml gives %1 a value, but no field is stored there.', 500)
const SecretInClear = createError('LINT_SECRET_IN_CLEAR', 'config.xml gives the encrypted field %1 a value in clear: the original reads it as nothing.', 500)

const BackendDiffers = createError('LINT_BACKEND_MODEL_DIFFERS', 'config.xml gives %1 the backend model "%2", but the field has %3: it is written one way and read another.', 500)

/** Values of config.xml that the field over them cannot mean. */
export const checkDefaults: LintRule = ({ name, defaultPlaces }, { structure, listOptions }) => defaultPlaces.flatMap(({ path, value, backendModel, at }) => {
  const field = structure.findField(path)
  if (field === undefined) return [toProblem(WithoutField(path), 'info', { module: name, path, at })]
  if (backendModel !== undefined && backendModel !== field.backendModel) return [toProblem(BackendDiffers(path, backendModel, field.backendModel ?? 'none'), 'warning', { module: name, path, at })]
  if (field.encrypted && value !== '' && !looksEncrypted(value)) return [toProblem(SecretInClear(path), 'warning', { module: name, path, at })]
  const options = listOptionValues(listOptions(field))
  if (options.length === 0 || value === '' || field.secret) return []
  const parts = field.type === 'multiselect' || field.type === 'checkboxes' ? value.split(',') : [value]
  const strange = parts.find(part => !options.includes(part.trim()))
  return strange === undefined ? [] : [toProblem(OutsideOptions(path, strange.slice(0, 80), options.slice(0, 8).join(', ')), 'warning', { module: name, path, at })]
})
