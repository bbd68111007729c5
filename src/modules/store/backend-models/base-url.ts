import { createFieldError } from '../../../config/field-error.ts'
import type { BackendModel } from '../../../config/models.ts'

interface Rule {
  /** The whole value may be one of these… */
  readonly placeholders?: readonly string[]
  /** …or begin with one of these and end with a slash… */
  readonly beginnings?: readonly string[]
  /** …or be nothing. */
  readonly canBeEmpty?: boolean
}

const rules: Readonly<Record<string, Rule>> = {
  'web/unsecure/base_url': { placeholders: ['{{base_url}}'] },
  'web/unsecure/base_link_url': { beginnings: ['{{unsecure_base_url}}'] },
  'web/unsecure/base_static_url': { beginnings: ['{{unsecure_base_url}}'], canBeEmpty: true },
  'web/unsecure/base_media_url': { beginnings: ['{{unsecure_base_url}}'], canBeEmpty: true },
  'web/secure/base_url': { placeholders: ['{{base_url}}', '{{unsecure_base_url}}'] },
  'web/secure/base_link_url': { beginnings: ['{{unsecure_base_url}}', '{{secure_base_url}}'] },
  'web/secure/base_static_url': { beginnings: ['{{unsecure_base_url}}', '{{secure_base_url}}'], canBeEmpty: true },
  'web/secure/base_media_url': { beginnings: ['{{unsecure_base_url}}', '{{secure_base_url}}'], canBeEmpty: true }
}

/** A full URL that ends with a slash, or what the field's own rule allows beside that; other fields take full URLs only. */
export const baseUrl: BackendModel = {
  beforeSave (value, { field }) {
    const { placeholders, beginnings, canBeEmpty = false } = rules[field.path] ?? {}
    if (value === '' && canBeEmpty) return null
    if (isBaseUrl(value)) return value
    if (placeholders !== undefined) {
      if (placeholders.includes(value)) return value
      throw createFieldError('Invalid %1. Value must be a URL or one of placeholders: %2', field.label, placeholders.join(','))
    }
    if (beginnings === undefined) throw createFieldError('Invalid %1. Specify a fully qualified URL.', field.label)
    if (beginnings.some(beginning => value === beginning || (value.startsWith(beginning) && value.endsWith('/')))) return value
    throw createFieldError(canBeEmpty
      ? 'Invalid %1. Specify a URL or path that starts with placeholder(s): %2, and ends with "/". An empty value is allowed as well.'
      : 'Invalid %1. Specify a URL or path that starts with placeholder(s): %2, and ends with "/".', field.label, beginnings.join(', '))
  }
}

/** The original takes any scheme; a javascript: URL would end in links, so only the two of the web are taken. */
function isBaseUrl (value: string): boolean {
  return /^https?:\/\/[^\s]*\/$/i.test(value) && URL.canParse(value)
}
