/** The least of a browser that the measurements need: cookies, and forms sent with their form key. */
export interface HttpVisitor {
  cookie: () => string
  open: (path: string) => Promise<string>
  /** Opens a page, takes its form key, and posts to it (or to `target`). */
  submit: (path: string, fields: Record<string, string>, target?: string) => Promise<void>
}

/** A visitor over real HTTP. */
export function createHttpVisitor (base: string): HttpVisitor {
  const cookies = new Map<string, string>()
  const cookie = (): string => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  async function send (path: string, init: RequestInit = {}): Promise<Response> {
    const response = await fetch(base + path, { ...init, redirect: 'manual', headers: { ...init.headers as Record<string, string>, cookie: cookie() } })
    for (const line of response.headers.getSetCookie()) {
      const [name, value] = line.split(';', 1)[0]!.split('=', 2)
      // As a browser does: what was taken away is not sent again.
      if (value === '') cookies.delete(name!)
      else cookies.set(name!, value!)
    }
    return response
  }
  return {
    cookie,
    open: async path => await (await send(path)).text(),
    async submit (path, fields, target = path) {
      const formKey = /name="form_key" value="(\w+)"/.exec(await (await send(path)).text())?.[1] ?? ''
      const response = await send(target, { method: 'POST', body: new URLSearchParams({ ...fields, form_key: formKey }) })
      if (response.status !== 302 && response.status !== 303) throw new Error(`${target} answered ${response.status}`)
    }
  }
}
