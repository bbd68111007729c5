import { createFieldError } from '../../../config/field-error.ts'
import type { BackendModel } from '../../../config/models.ts'

type Json = Readonly<Record<string, unknown>>

/** The list that a JSON text says, whether as an array or as an object; undefined where it says none. */
export function parseList (text: string): Json | readonly unknown[] | undefined {
  try {
    const value = JSON.parse(text) as unknown
    return typeof value === 'object' && value !== null ? value as Json : undefined
  } catch {
    return undefined
  }
}

/** A value that is kept as JSON; empty stays empty. */
export const serialized: BackendModel = {
  beforeSave (value) {
    if (value === '') return null
    requireList(value)
    return value
  }
}

/** Rows that are kept as JSON, `[]` for none; the mark that forms send for "no row" is taken out. */
export const arraySerialized: BackendModel = {
  beforeSave (value) {
    if (value === '') return '[]'
    const list = requireList(value)
    if (Array.isArray(list)) return value
    const rows = Object.entries(list).filter(([key]) => key !== '__empty')
    return rows.length === 0 ? '[]' : JSON.stringify(Object.fromEntries(rows))
  }
}

/** As parseList; refuses what is no list. */
export function requireList (text: string): Json | readonly unknown[] {
  const list = parseList(text)
  if (list === undefined) throw createFieldError('The rows could not be read. Reload the page and enter them again.')
  return list
}
