import { AppError } from '../kernel/errors.ts'

/** A refusal of one field's value; the phrase is shown at the field. */
export function createFieldError (phrase: string, ...args: string[]): AppError {
  return new AppError('CONFIG_FIELD_INVALID', phrase, 422, args)
}
