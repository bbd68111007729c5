import type { TestApp } from './app.ts'
import { adminUser } from './app.ts'

/** An answer of a service. */
export interface ServiceAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, unknown>>
  readonly body: unknown
  readonly text: string
}

/** Calls a service as a program does; `body` is sent as JSON. */
export async function callService ({ app }: Pick<TestApp, 'app'>, method: string, path: string, { token, body, headers = {} }: { readonly token?: string, readonly body?: unknown, readonly headers?: Record<string, string> } = {}): Promise<ServiceAnswer> {
  const response = await app.inject({
    method: method as 'GET',
    url: `/rest${path}`,
    headers: { host: 'localhost:9080', ...(token === undefined ? {} : { authorization: `Bearer ${token}` }), ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { payload: typeof body === 'string' ? body : JSON.stringify(body) })
  })
  const isJson = String(response.headers['content-type']).startsWith('application/json')
  return { status: response.statusCode, headers: response.headers, text: response.body, body: isJson ? JSON.parse(response.body) as unknown : undefined }
}

/** A token of the admin user, or of whoever's credentials are given. */
export async function fetchToken (testApp: Pick<TestApp, 'app'>, credentials: { readonly username: string, readonly password: string } = adminUser): Promise<string> {
  const { status, body, text } = await callService(testApp, 'POST', '/V1/integration/admin/token', { body: credentials })
  if (status !== 200 || typeof body !== 'string') throw new Error(`No token: ${status} ${text}`)
  return body
}
