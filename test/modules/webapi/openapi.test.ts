import t from 'tap'
import { z } from 'zod'
import { createTestApp } from '../../helpers/app.ts'
import { callService, fetchToken } from '../../helpers/rest.ts'

type Inner = Record<string, unknown>

/** What OpenAPI 3.0.3 asks of the parts that ours uses; nothing else may stand there. */
const reference = z.strictObject({ $ref: z.string().regex(/^#\/components\/schemas\/[A-Za-z]+$/) })
const types = z.enum(['string', 'number', 'integer', 'boolean', 'array', 'object'])
const schema: z.ZodType = z.lazy(() => z.union([reference, z.strictObject({
  type: types.optional(),
  description: z.string().optional(),
  format: z.string().optional(),
  pattern: z.string().optional(),
  enum: z.array(z.unknown()).min(1).optional(),
  nullable: z.boolean().optional(),
  minLength: z.number().optional(),
  maxLength: z.number().optional(),
  minItems: z.number().optional(),
  maxItems: z.number().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  exclusiveMinimum: z.boolean().optional(),
  exclusiveMaximum: z.boolean().optional(),
  properties: z.record(z.string(), schema).optional(),
  required: z.array(z.string()).min(1).optional(),
  additionalProperties: z.union([z.boolean(), schema]).optional(),
  items: schema.optional(),
  oneOf: z.array(schema).min(1).optional(),
  anyOf: z.array(schema).min(1).optional(),
  allOf: z.array(schema).min(1).optional()
})]))
const content = z.strictObject({ 'application/json': z.strictObject({ schema }) })
const parameter = z.strictObject({ name: z.string().min(1), in: z.enum(['path', 'query']), required: z.boolean(), schema, style: z.literal('deepObject').optional(), explode: z.boolean().optional() }).refine(({ in: place, required }) => place !== 'path' || required)
const operation = z.strictObject({
  operationId: z.string().regex(/^[A-Za-z0-9]+$/),
  tags: z.array(z.string()).length(1),
  summary: z.string().min(1),
  description: z.string(),
  security: z.array(z.union([z.strictObject({}), z.strictObject({ bearer: z.tuple([]) })])),
  parameters: z.array(parameter),
  requestBody: z.strictObject({ required: z.boolean(), content }).optional(),
  responses: z.record(z.string().regex(/^[1-5]\d\d$/), z.strictObject({ description: z.string(), content }))
})
const document = z.strictObject({
  openapi: z.literal('3.0.3'),
  info: z.strictObject({ title: z.string(), version: z.string().min(1) }),
  servers: z.array(z.strictObject({ url: z.string(), variables: z.record(z.string(), z.strictObject({ default: z.string(), description: z.string() })).optional() })),
  tags: z.array(z.strictObject({ name: z.string() })),
  paths: z.record(z.string().startsWith('/V1/'), z.partialRecord(z.enum(['get', 'post', 'put', 'delete']), operation)),
  components: z.strictObject({ securitySchemes: z.strictObject({ bearer: z.strictObject({ type: z.literal('http'), scheme: z.literal('bearer'), description: z.string() }) }), schemas: z.record(z.string(), schema) })
})

t.test('the services are described in valid OpenAPI', async t => {
  const testApp = await createTestApp(t)
  const { status, headers, body } = await callService(testApp, 'GET', '/all/schema?services=all')
  t.equal(status, 200)
  t.equal(headers['content-type'], 'application/json; charset=utf-8')
  const read = document.safeParse(body)
  t.ok(read.success, read.success ? '' : z.prettifyError(read.error).slice(0, 2000))
  const { paths, tags } = body as { paths: Record<string, Record<string, { operationId: string, tags: string[], parameters: Array<{ name: string, in: string }> }>>, tags: Array<{ name: string }> }
  const operations = Object.entries(paths).flatMap(([path, methods]) => Object.values(methods).map(one => ({ path, ...one })))
  t.equal(new Set(operations.map(one => one.operationId)).size, operations.length, 'every operation has an id of its own')
  for (const { path, parameters, tags: own } of operations) {
    t.same(parameters.filter(one => one.in === 'path').map(one => `{${one.name}}`), path.match(/\{[^}]+\}/g) ?? [], `${path} names its parameters`)
    t.ok(tags.some(tag => tag.name === own[0]))
  }
})

t.test('every service that is described answers as it is described', async t => {
  const testApp = await createTestApp(t)
  const token = await fetchToken(testApp)
  const { paths } = (await callService(testApp, 'GET', '/all/schema')).body as { paths: Record<string, Record<string, Inner>> }
  let asked = 0
  for (const [path, methods] of Object.entries(paths)) {
    if (methods['get'] === undefined) continue
    const url = path.replace('{path}', 'general/locale/code').replace(/\{[^}]+\}/g, '1')
    const answer = await callService(testApp, 'GET', `/all${url}`, { token })
    t.equal(answer.status, 200, url)
    const described = ((methods['get']['responses'] as Record<string, Inner>)['200']!['content'] as Record<string, Inner>)['application/json']!['schema'] as Inner
    const result = z.fromJSONSchema(described as Parameters<typeof z.fromJSONSchema>[0], { defaultTarget: 'openapi-3.0' }).safeParse(answer.body)
    t.ok(result.success, result.success ? url : `${url}: ${z.prettifyError(result.error).slice(0, 500)}`)
    asked++
  }
  t.ok(asked >= 10)
})
