import { createFieldError } from '../../../config/field-error.ts'
import type { BackendModel } from '../../../config/models.ts'
import { isTimezone } from '../timezone-list.ts'

/** Refuses what is no time zone. */
export const timezone: BackendModel = {
  beforeSave (value) {
    if (!isTimezone(value)) throw createFieldError('The time zone is incorrect. Verify the time zone and try again.')
    return value
  }
}
