import { z } from 'zod'
import { regions, type Region } from './regions.ts'

/** The commands of the channel's queue (original). */
const commandNames = [
  'cancel_order', 'get_products_list_by_attributes', 'get_products_list_by_query', 'order_fulfillment', 'remove_product',
  'update_inventory_qty', 'update_listing', 'update_listing_eligibility', 'update_product_price'
] as const

const text = z.string('must be a text').trim().min(1, 'must not be empty').max(255, 'must have at most 255 characters')
const name = text
const email = text.pipe(z.email('must be an e-mail address'))

const change = z.strictObject({ name, email })

const logIds = z.strictObject({
  ids: z.array(z.union([z.string().min(1).max(64), z.int().positive()]), 'must be a list').min(1, 'must not be empty').max(1000, 'must have at most 1000 entries')
})

const commands = z.strictObject({
  commands: z.array(z.looseObject({
    command: z.enum(commandNames, `must be one of ${commandNames.join(', ')}`),
    identifier: z.string('must be a text').min(1).max(255)
  }), 'must be a list').min(1, 'must not be empty').max(100, 'must have at most 100 entries')
})

/** The new merchant of a region's address; the country must belong to the region. */
function newMerchant (region: Region) {
  return z.strictObject({
    uuid: z.guid('must be a UUID').transform(uuid => uuid.toLowerCase()).optional(),
    country_code: z.enum(regions[region] as readonly string[], `must be one of ${regions[region].join(', ')}`),
    name,
    email,
    base_url: text.pipe(z.url({ protocol: /^https?$/, error: 'must be a web address' }))
  })
}

/** What a body came to: the checked value, or by field what is wrong with it. */
export type Checked<Value> = { readonly ok: true, readonly value: Value } | { readonly ok: false, readonly fields: Readonly<Record<string, string>> }

/** Checks the body that registers a merchant. */
export function checkNewMerchant (body: unknown, region: Region): Checked<z.infer<ReturnType<typeof newMerchant>>> {
  return check(newMerchant(region), body)
}

/** Checks the body that changes one: name and e-mail address, both. */
export function checkMerchantChange (body: unknown): Checked<z.infer<typeof change>> {
  return check(change, body)
}

/** Checks the body that lets go of log records. */
export function checkLogIds (body: unknown): Checked<z.infer<typeof logIds>> {
  return check(logIds, body)
}

/** Checks the body that hands over commands. */
export function checkCommands (body: unknown): Checked<z.infer<typeof commands>> {
  return check(commands, body)
}

function check<Value> (schema: z.ZodType<Value>, body: unknown): Checked<Value> {
  const parsed = schema.safeParse(body)
  if (parsed.success) return { ok: true, value: parsed.data }
  const fields: Record<string, string> = Object.create(null) as Record<string, string>
  for (const issue of parsed.error.issues) {
    if (issue.code === 'unrecognized_keys') for (const key of issue.keys) fields[key] ??= 'cannot be given here'
    else fields[issue.path.join('.')] ??= issue.message
  }
  return { ok: false, fields }
}
