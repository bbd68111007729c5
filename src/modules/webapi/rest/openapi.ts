import { z } from 'zod'
import { guestResource, type ServiceRoute } from '../../../admin/rest/service-route.ts'

type Schema = Record<string, unknown>

/** Describes the services in OpenAPI 3.0, from their declarations alone. */
export function toOpenApi (routes: readonly ServiceRoute[], version: string): object {
  const paths: Record<string, Schema> = {}
  for (const route of routes) {
    const path = route.path.replace(/:([A-Za-z_]+)\+?/g, '{$1}')
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: toOperation(route) }
  }
  return {
    openapi: '3.0.3',
    info: { title: 'Backroom', version },
    servers: [{ url: '/rest/all' }, { url: '/rest/{store}', variables: { store: { default: 'default', description: 'Code of a store view' } } }],
    tags: [...new Set(routes.map(({ tag }) => tag))].map(name => ({ name })),
    paths,
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', description: 'Token of an admin user or access token of an integration' } },
      schemas: { Error: errorSchema }
    }
  }
}

const errorSchema: Schema = {
  type: 'object',
  required: ['message'],
  properties: {
    message: { type: 'string', description: 'English, with %name or %1 for the parameters' },
    parameters: { oneOf: [{ type: 'object', additionalProperties: true }, { type: 'array', items: {} }] },
    errors: { type: 'array', items: { $ref: '#/components/schemas/Error' } }
  }
}

function toOperation ({ method, path, tag, summary, resource, params, query, body, answer, isOpenable }: ServiceRoute): Schema {
  const refusals = [...body === undefined && query === undefined ? [] : ['400'], ...resource === guestResource ? [] : ['401'], ...params === undefined ? [] : ['404'], '500']
  return {
    operationId: `${method.toLowerCase()}${path.split('/').slice(2).map(word => word.replace(/^:?(.)(.*?)\+?$/, (_all, letter: string, others: string) => letter.toUpperCase() + others)).join('')}`,
    tags: [tag],
    summary,
    description: resource === guestResource ? 'Needs no token' : `ACL resource ${resource}${isOpenable === true ? '; open to guests where webapi/webapisecurity/allow_insecure is 1' : ''}`,
    security: resource === guestResource ? [] : [...isOpenable === true ? [{}] : [], { bearer: [] }],
    parameters: [...toParameters('path', params), ...toParameters('query', query)],
    ...(body === undefined ? {} : { requestBody: { required: true, content: { 'application/json': { schema: toSchema(body, 'input') } } } }),
    responses: {
      200: { description: 'Done', content: { 'application/json': { schema: toSchema(answer, 'output') } } },
      ...Object.fromEntries(refusals.map(status => [status, { description: descriptions[status], content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } } }]))
    }
  }
}

const descriptions: Readonly<Record<string, string>> = { 400: 'Bad request', 401: 'Not authorized', 404: 'Not found', 500: 'Internal error' }

function toParameters (place: 'path' | 'query', schema: z.ZodType | undefined): Schema[] {
  if (schema === undefined) return []
  const { properties = {}, required = [] } = toSchema(schema, 'input') as { properties?: Record<string, Schema>, required?: string[] }
  return Object.entries(properties).map(([name, inner]) => {
    const isList = inner['type'] === 'array'
    return {
      name: isList ? `${name}[]` : name,
      in: place,
      required: place === 'path' || required.includes(name),
      schema: inner,
      ...(inner['type'] === 'object' ? { style: 'deepObject', explode: true } : {})
    }
  })
}

function toSchema (schema: z.ZodType, io: 'input' | 'output'): Schema {
  const { $schema: _draft, ...rest } = z.toJSONSchema(schema, { target: 'openapi-3.0', io, unrepresentable: 'any' }) as Schema
  return rest
}
