/**
 * Makes a path of `extends` or `depends` absolute: `*` stands for the id at the same level of the thing that names the path, and a
 * single id for a neighbour of that thing. Undefined where the path is longer than what it is relative to.
 */
export function toAbsolutePath (ids: readonly string[], path: string): string | undefined {
  const parts = path.trim().split('/')
  if (parts.length === 1 && ids.length > 1) return [...ids.slice(0, -1), parts[0]!].join('/')
  const absolute = parts.map((part, index) => part === '*' ? ids[index] : part)
  return absolute.includes(undefined) ? undefined : absolute.join('/')
}
