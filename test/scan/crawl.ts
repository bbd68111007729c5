import { parseHTML } from 'linkedom'

/** A request that the product's own pages offer. */
export interface Target {
  readonly method: 'GET' | 'POST'
  /** Path and query. */
  readonly path: string
  /** Fields of a posted form. */
  readonly fields: ReadonlyArray<readonly [string, string]>
}

/** Where a crawl begins: the menu leads on from here. */
const entrances = ['/', '/admin/admin/dashboard/', '/account/customer/account/', '/seller-central/', '/admin/admin/auth/forgotpassword/']
/** What ends the session, moves the clock, or takes away what is to be scanned. */
const spared = /logout|situations|setlocale|close|delete/i
const mostPages = 400

/** What a crawl found: what can be attacked, and the addresses that are to be left alone. */
export interface SiteMap {
  readonly targets: readonly Target[]
  readonly spared: readonly string[]
}

/** Follows every link and notes every form, each shape of address once. */
export async function crawl (base: string, cookie: string): Promise<SiteMap> {
  const waiting = [...entrances]
  const [seen, targets, left] = [new Set(waiting.map(toShape)), new Map<string, Target>(), new Set<string>()]
  const add = (target: Target): void => {
    const key = `${target.method} ${toShape(target.path)} ${target.fields.map(([name]) => name).join()}`
    if (spared.test(target.path)) left.add(target.path)
    else if (!targets.has(key)) targets.set(key, target)
  }
  for (let path = waiting.shift(), pages = 0; path !== undefined && pages < mostPages; path = waiting.shift(), pages++) {
    const response = await fetch(base + path, { headers: { cookie } })
    if (response.headers.get('content-type')?.startsWith('text/html') !== true) continue
    add({ method: 'GET', path, fields: [] })
    const { document } = parseHTML(await response.text())
    for (const link of document.querySelectorAll('a[href]')) {
      const next = toPath(link.getAttribute('href')!, base, path)
      if (next !== undefined && spared.test(next)) left.add(next)
      if (next === undefined || spared.test(next) || seen.has(toShape(next))) continue
      seen.add(toShape(next))
      waiting.push(next)
    }
    for (const form of document.querySelectorAll('form')) add(toTarget(form, base, path))
  }
  return { targets: [...targets.values()], spared: [...left] }
}

/** Links with the same shape lead to the same code: numbers and long identifiers are left out. */
export function toShape (path: string): string {
  return path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '#').replace(/\d+/g, '#').replace(/=[^&]*/g, '=')
}

function toPath (href: string, base: string, from: string): string | undefined {
  if (!URL.canParse(href, base + from)) return undefined
  const { origin, pathname, search } = new URL(href, base + from)
  return origin === base ? pathname + search : undefined
}

function toTarget (form: Element, base: string, from: string): Target {
  const fields = [...form.ownerDocument.querySelectorAll('input[name], select[name], textarea[name]')]
    .filter(control => control.closest('form') === form || control.getAttribute('form') === form.id)
    .filter(control => control.getAttribute('type') !== 'file')
    .map(control => [control.getAttribute('name')!, toValue(control)] as const)
  const path = toPath(form.getAttribute('action') ?? from, base, from) ?? from
  if (form.getAttribute('method')?.toLowerCase() === 'post') return { method: 'POST', path, fields }
  return { method: 'GET', path: `${path.split('?')[0]}?${new URLSearchParams(fields.map(([name, value]) => [name, value])).toString()}`, fields: [] }
}

function toValue (control: Element): string {
  if (control.localName !== 'select') return control.getAttribute('value') ?? control.textContent ?? ''
  return (control.querySelector('option[selected]') ?? control.querySelector('option'))?.getAttribute('value') ?? ''
}
