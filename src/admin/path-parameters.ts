/** The name/value pairs at the end of an admin URL: `/section/web/website/2/` → section: web, website: 2. */
export type PathParameters = ReadonlyMap<string, string>

/** Parses the pairs; undefined where a name is left without a value or stands twice. The secret `key` pair is accepted and dropped. */
export function toPathParameters (rest: string): PathParameters | undefined {
  const parts = rest.split('/').filter(part => part !== '')
  if (parts.length % 2 !== 0) return undefined
  const parameters = new Map<string, string>()
  for (let index = 0; index < parts.length; index += 2) {
    const [name, value] = [parts[index]!, parts[index + 1]!]
    if (parameters.has(name)) return undefined
    if (name !== 'key') parameters.set(name, value)
  }
  return parameters
}
