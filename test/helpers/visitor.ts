import type { FastifyInstance } from 'fastify'
import { parseHTML } from 'linkedom'

/** A page as a visitor without JavaScript has it before him. */
export interface Page {
  readonly status: number
  /** Where redirects have led. */
  readonly url: string
  readonly headers: Readonly<Record<string, string | string[] | number | undefined>>
  readonly body: string
  readonly document: Document
  /** What can be read on the page, white space folded. */
  readonly text: string
  /** Messages of one type, as they are read. */
  readonly messages: (type: 'success' | 'error' | 'warning' | 'notice') => string[]
}

/** Somebody with a browser: opens pages, follows links, fills in forms; cookies are kept. */
export interface Visitor {
  readonly cookies: Map<string, string>
  readonly page: () => Page
  open: (url: string, headers?: Record<string, string>) => Promise<Page>
  follow: (selector: string) => Promise<Page>
  /** Fills in a form and sends it with all of its other fields, as a browser does; null leaves a field out. */
  submit: (selector: string, values?: Record<string, string | string[] | null>, files?: Record<string, ChosenFile>) => Promise<Page>
  post: (url: string, fields: Array<[string, string]> | string, headers?: Record<string, string>) => Promise<Page>
}

/** A file chosen in a file input. */
export interface ChosenFile { readonly name: string, readonly content: Buffer }

const mostRedirects = 5
const boundary = 'visitor-boundary-4711'

/** Gives somebody an empty browser on an instance. */
export function createVisitor (app: FastifyInstance): Visitor {
  const cookies = new Map<string, string>()
  let current: Page | undefined
  const page = (): Page => {
    if (current === undefined) throw new Error('No page is open yet.')
    return current
  }
  async function request (method: 'GET' | 'POST', url: string, payload?: string | Buffer, headers: Record<string, string> = {}, redirects = 0): Promise<Page> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await app.inject({ method, url, headers: { host: 'localhost:9080', ...(cookie === '' ? {} : { cookie }), ...headers }, ...(payload === undefined ? {} : { payload }) })
    for (const { name, value, maxAge, expires } of response.cookies as Array<{ name: string, value: string, maxAge?: number, expires?: Date }>) {
      if (value === '' || maxAge === 0 || (expires !== undefined && expires.getTime() === 0)) cookies.delete(name)
      else cookies.set(name, value)
    }
    const location = response.headers.location
    if (response.statusCode >= 300 && response.statusCode < 400 && location !== undefined) {
      if (redirects === mostRedirects) throw new Error(`Too many redirects, the last to ${location}`)
      return await request('GET', toPath(location, url), undefined, {}, redirects + 1)
    }
    current = toPage(response.statusCode, url, response.headers, response.body)
    return current
  }
  const post: Visitor['post'] = async (url, fields, headers = {}) => {
    const payload = typeof fields === 'string' ? fields : new URLSearchParams(fields).toString()
    return await request('POST', url, payload, { 'content-type': 'application/x-www-form-urlencoded', ...headers })
  }
  return {
    cookies,
    page,
    post,
    open: async (url, headers) => await request('GET', url, undefined, headers),
    async follow (selector) {
      return await request('GET', toPath(find(page(), selector).getAttribute('href') ?? '', page().url))
    },
    async submit (selector, values = {}, files = {}) {
      const form = find(page(), selector)
      const fields = listFields(form, values)
      const url = toPath(form.getAttribute('action') ?? page().url, page().url)
      if (form.getAttribute('method')?.toLowerCase() !== 'post') return await request('GET', `${url}?${new URLSearchParams(fields).toString()}`)
      if (Object.keys(files).length > 0) return await request('POST', url, toMultipart(fields, files), { 'content-type': `multipart/form-data; boundary=${boundary}` })
      return await post(url, fields)
    }
  }
}

function toMultipart (fields: ReadonlyArray<[string, string]>, files: Record<string, ChosenFile>): Buffer {
  const open = (name: string, rest = ''): string => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${rest}\r\n`
  return Buffer.concat([
    ...fields.map(([name, value]) => Buffer.from(`${open(name)}\r\n${value}\r\n`)),
    ...Object.entries(files).map(([name, file]) => Buffer.concat([Buffer.from(`${open(name, `; filename="${file.name}"`)}Content-Type: application/octet-stream\r\n\r\n`), file.content, Buffer.from('\r\n')])),
    Buffer.from(`--${boundary}--\r\n`)
  ])
}

function toPage (status: number, url: string, headers: Page['headers'], body: string): Page {
  let parsed: Document | undefined
  const getDocument = (): Document => (parsed ??= parseHTML(body).document)
  return {
    status,
    url,
    headers,
    body,
    get document () { return getDocument() },
    get text () { return toText(getDocument().body.cloneNode(true) as Element) },
    messages: type => [...getDocument().querySelectorAll(`.message-${type} [data-ui-id]`)].map(toText)
  }
}

function toText (element: Element): string {
  for (const script of element.querySelectorAll('script, style')) script.remove()
  return (element.textContent ?? '').replace(/\s+/g, ' ').trim()
}

function find (page: Page, selector: string): Element {
  const element = page.document.querySelector(selector)
  if (element === null) throw new Error(`${page.url} (${page.status}) has no ${selector}. It reads: ${page.text.slice(0, 500)}`)
  return element
}

/** What a browser sends of a form, with the given values in the place of those on the page. */
function listFields (form: Element, values: Record<string, string | string[] | null>): Array<[string, string]> {
  const rest = new Map(Object.entries(values))
  const fields: Array<[string, string]> = []
  for (const control of listControls(form)) {
    const name = control.getAttribute('name') ?? ''
    if (name === '' || isDisabled(control) || ['submit', 'button', 'reset', 'image', 'file'].includes(control.getAttribute('type') ?? '')) continue
    if (rest.has(name)) {
      const given = rest.get(name)
      rest.delete(name)
      for (const value of given === null || given === undefined ? [] : [given].flat()) fields.push([name, value])
    } else if (!(name in values)) for (const value of listOwnValues(control)) fields.push([name, value])
  }
  for (const [name, given] of rest) for (const value of given === null ? [] : [given].flat()) fields.push([name, value])
  return fields
}

/** The form's controls, also those elsewhere on the page that name it. */
function listControls (form: Element): Element[] {
  return [...form.ownerDocument.querySelectorAll('input, select, textarea')].filter(control => {
    const owner = control.getAttribute('form')
    return owner === null ? control.closest('form') === form : owner === form.id
  })
}

/** What stands in a text area; a first line break belongs to the markup. */
export function textOf (page: Page, selector: string): string {
  return toTypedText(find(page, selector))
}

function toTypedText (area: Element): string {
  return (area.textContent ?? '').replace(/^\n/, '')
}

function isDisabled (control: Element): boolean {
  return control.hasAttribute('disabled') || control.closest('fieldset[disabled]') !== null
}

function listOwnValues (control: Element): string[] {
  const type = control.getAttribute('type')
  if ((type === 'checkbox' || type === 'radio') && !control.hasAttribute('checked')) return []
  if (control.localName === 'select') return listChosen(control)
  if (control.localName === 'textarea') return [toTypedText(control)]
  return [control.getAttribute('value') ?? (type === 'checkbox' || type === 'radio' ? 'on' : '')]
}

function listChosen (select: Element): string[] {
  const options = [...select.querySelectorAll('option')]
  const chosen = options.filter(option => option.hasAttribute('selected'))
  const sent = select.hasAttribute('multiple') ? chosen : [chosen.at(-1) ?? options[0]].filter(option => option !== undefined)
  return sent.map(option => option.getAttribute('value') ?? option.textContent?.trim() ?? '')
}

function toPath (location: string, base: string): string {
  const url = new URL(location, `http://localhost:9080${base}`)
  return url.pathname + url.search
}
