import type { SourceModel } from '../../../config/models.ts'
import { weekdays } from './weekdays.ts'

const codes = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']

/** The days of the week, stored by short names instead of numbers. */
export const weekdayCodes: SourceModel = {
  options: context => weekdays.options(context).map((option, day) => ({ ...option, value: codes[day]! }))
}
