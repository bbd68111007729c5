/** Accepts a path of this very server to go back to; everything else (other hosts, schemes, control characters) is undefined. */
export function toOwnPath (target: unknown): string | undefined {
  if (typeof target !== 'string' || target.length > 2000 || !/^\/[^/\\]/.test(target)) return undefined
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  if (/[\u0000-\u0020\u007f\\]/.test(target)) return undefined
  const url = new URL(target, 'http://own.invalid')
  const path = url.pathname + url.search + url.hash
  // Dots are resolved by now: "/x/..//other" has become "//other", which a browser takes for a host.
  return url.host === 'own.invalid' && !path.startsWith('//') ? path : undefined
}
