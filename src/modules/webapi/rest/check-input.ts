import type { z } from 'zod'
import { ServiceError, type ServiceFault } from '../../../admin/rest/service-error.ts'

/** Checks an input; throws the original's refusal, which names every fault of the request. */
export function checkInput (schema: z.ZodType | undefined, input: unknown): unknown {
  if (schema === undefined) return undefined
  const result = schema.safeParse(input)
  if (result.success) return result.data
  const faults = result.error.issues.map(issue => toFault(issue, input))
  if (faults.length === 1) throw new ServiceError({ status: 400, ...faults[0]! })
  throw new ServiceError({ status: 400, error: 'One or more input exceptions have occurred.', errors: faults })
}

function toFault (issue: z.core.$ZodIssue, input: unknown): Pick<ServiceFault, 'error' | 'parameters'> {
  const fieldName = issue.path.map(String).join('.')
  const value = valueAt(input, issue.path)
  if (value === undefined || (value === '' && issue.code === 'too_small')) return { error: '"%fieldName" is required. Enter and try again.', parameters: { fieldName } }
  if (issue.code === 'invalid_type') return { error: 'The "%value" value\'s type is invalid. The "%type" type was expected. Verify and try again.', parameters: { value: toShown(value), type: issue.expected } }
  return { error: 'Invalid value of "%value" provided for the %fieldName field.', parameters: { fieldName, value: toShown(value) } }
}

function valueAt (input: unknown, path: readonly PropertyKey[]): unknown {
  let value = input
  for (const name of path) value = typeof value === 'object' && value !== null && Object.hasOwn(value, name) ? (value as Record<PropertyKey, unknown>)[name] : undefined
  return value
}

/** A refusal repeats what was sent only where it is short and plain. */
function toShown (value: unknown): string {
  return typeof value === 'object' && value !== null ? (Array.isArray(value) ? 'array' : 'object') : String(value).slice(0, 100)
}
