/** The parameters of a header `Authorization: OAuth a="b", …`, decoded; undefined where the header is no such one. */
export function readOauthHeader (header: string | undefined): ReadonlyMap<string, string> | undefined {
  const parameters = /^OAuth\s+(.*)$/is.exec(header ?? '')?.[1]
  if (parameters === undefined) return undefined
  const read = new Map<string, string>()
  for (const part of parameters.split(',')) {
    const at = part.indexOf('=')
    if (at < 0) continue
    const name = decode(part.slice(0, at).trim())
    if (/^oauth_[a-z_-]+$/.test(name)) read.set(name, decode(part.slice(at + 1).trim().replace(/^"|"$/g, '')))
  }
  return read
}

/** A broken sequence stays as it was written, and fits no signature. */
function decode (text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
