import { createFormBody, type PostedTree } from '../../../kernel/http/form-body.ts'

/** A query as nested values: `a[b][0]=x` is an object with a list, as PHP reads it; no level has a prototype. */
export type QueryValue = string | QueryValue[] | { [name: string]: QueryValue }

/** Reads the query of an address; a name that occurs twice, or that cannot be read, is refused. */
export function readQuery (url: string): Record<string, QueryValue> {
  const at = url.indexOf('?')
  const entries = at < 0 ? [] : [...new URLSearchParams(url.slice(at + 1))].filter(([name]) => name !== '')
  const form = createFormBody(entries)
  const names = new Set(entries.map(([name]) => name.split('[', 1)[0]!))
  const values = Object.create(null) as Record<string, QueryValue>
  for (const name of names) values[name] = form.text(name) ?? toValue(form.tree(name) ?? listOf(entries, name))
  return values
}

/** `name[]=a&name[]=b` stands in the form as a list of its own. */
function listOf (entries: ReadonlyArray<readonly [string, string]>, name: string): string[] {
  return entries.filter(entry => entry[0] === `${name}[]`).map(entry => entry[1])
}

function toValue (value: PostedTree[string]): QueryValue {
  if (typeof value === 'string' || Array.isArray(value)) return value
  const names = Object.keys(value)
  if (names.length > 0 && names.every(name => /^\d{1,5}$/.test(name))) return names.map(name => toValue(value[name]!))
  const object = Object.create(null) as { [name: string]: QueryValue }
  for (const name of names) object[name] = toValue(value[name]!)
  return object
}
