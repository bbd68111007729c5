import { z } from 'zod'
import { occasions, verdictNames } from '../../services-connector/verdict.ts'

/** Texts of a bundle are short: what is longer was not written by us. */
const text = z.string().max(500)
const time = z.iso.datetime()
const path = z.string().regex(/^\w+(?:\/\w+)+$/).max(255)

const verdict = z.strictObject({
  checkedAt: time,
  name: z.enum(verdictNames as [typeof verdictNames[number], ...typeof verdictNames]),
  reason: text,
  occasion: z.enum(occasions as [typeof occasions[number], ...typeof occasions]),
  user: text.nullable(),
  environment: z.enum(['production', 'sandbox']),
  authority: text,
  fingerprint: z.string().regex(/^[0-9a-f]{1,16}$/).nullable(),
  lastFour: z.string().max(4).nullable(),
  description: text.nullable(),
  keyExpiresAt: time.nullable(),
  keyReplacedAt: time.nullable(),
  /** Bundles of earlier versions do not tell. */
  keyEndsOnUse: z.boolean().optional(),
  configScope: z.enum(['default', 'websites', 'stores', 'env', 'file', 'module', 'typed']).nullable(),
  configPath: path.nullable(),
  configPlace: text.nullable(),
  latencyMs: z.int().min(0).max(86_400_000),
  requestId: z.string().regex(/^[\w:.-]{1,64}$/).nullable()
})

const value = z.strictObject({
  path,
  /** The place that wins: `row`, `variable`, `file` or `module`. */
  source: z.enum(['row', 'variable', 'file', 'module']),
  /** Of a row its scope, of a lock the variable or the file. */
  place: text.nullable(),
  /** Of a secret only that there is one, or that it cannot be decrypted. */
  state: z.enum(['set', 'empty', 'undecryptable']),
  isSecret: z.boolean(),
  /** Null for every secret. */
  value: z.string().max(10_000).nullable(),
  fingerprint: z.string().regex(/^[0-9a-f]{1,16}$/).nullable()
})

/** A support bundle: what somebody who helps needs to see the same pages, and no secret. */
export const bundleSchema = z.strictObject({
  format: z.literal('backroom-support-1'),
  createdAt: time,
  product: z.strictObject({ version: text, mode: z.enum(['developer', 'production']), node: text, modules: z.array(text).max(1000) }),
  configuration: z.array(value).max(1000),
  verdicts: z.array(verdict).max(200)
}).readonly()

export type SupportBundle = z.infer<typeof bundleSchema>
export type BundledVerdict = z.infer<typeof verdict>
export type BundledValue = z.infer<typeof value>
