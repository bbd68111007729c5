import { randomUUID } from 'node:crypto'
import type { FastifyReply } from 'fastify'
import { isUniqueViolation } from '../../kernel/database/database.ts'
import { readJson, sendError } from '../json-body.ts'
import type { MerchantCall } from './merchant-call.ts'
import { checkMerchantChange, checkNewMerchant, type Checked } from './merchant-input.ts'
import { countMerchants, deleteMerchant, findMerchant, insertMerchant, listMerchants, updateMerchant, type GatewayMerchant } from './merchant-table.ts'

/** Merchants that one account may have in a region: far more than there are marketplaces. */
const mostMerchants = 100
const pageSize = 50

/** The account's merchants of the region, 50 at a time; `next` is the `after` of the next page. */
export async function listAllMerchants ({ services, place, request, reply }: MerchantCall): Promise<FastifyReply> {
  const after = (request.query as Record<string, unknown>)['after']
  const found = await listMerchants(services.database, place, { after: typeof after === 'string' && /^\d{1,15}$/.test(after) ? Number(after) : 0, limit: pageSize + 1 })
  const shown = found.slice(0, pageSize)
  return await reply.send({ merchants: shown.map(toBody), next: found.length > pageSize ? shown.at(-1)!.id : null })
}

/** Registers a merchant; the shop may bring its uuid. It exists in both places or in neither. */
export async function createMerchant ({ services, merchants, place, request, reply }: MerchantCall): Promise<FastifyReply> {
  const checked = checkNewMerchant(readJson(request), place.region)
  if (!checked.ok) return await refuseBody(reply, request.body, checked)
  if (await countMerchants(services.database, place) >= mostMerchants) return await sendError(reply, 409, 'too_many_merchants', `an account has at most ${mostMerchants} merchants in a region`)
  const { uuid = randomUUID(), country_code: countryCode, name, email, base_url: baseUrl } = checked.value
  const merchant = { uuid, countryCode, name, email, baseUrl }
  try {
    await insertMerchant(services.database, place, merchant, services.clock.now())
  } catch (error) {
    if (isUniqueViolation(error)) return await sendError(reply, 409, 'merchant_exists', 'there is a merchant with this uuid already')
    throw error
  }
  try {
    await merchants.createMerchant(merchant)
  } catch (error) {
    await deleteMerchant(services.database, uuid)
    throw error
  }
  return await reply.code(201).send(toBody((await findMerchant(services.database, place, uuid))!))
}

/** One merchant. */
export async function answerMerchant ({ reply }: MerchantCall, merchant: GatewayMerchant): Promise<FastifyReply> {
  return await reply.send(toBody(merchant))
}

/** Changes name and e-mail address; country and shop stay what they are, as in the original. */
export async function changeMerchant ({ services, merchants, place, request, reply }: MerchantCall, { uuid }: GatewayMerchant): Promise<FastifyReply> {
  const checked = checkMerchantChange(readJson(request))
  if (!checked.ok) return await refuseBody(reply, request.body, checked)
  await merchants.updateMerchant(uuid, checked.value)
  await updateMerchant(services.database, uuid, checked.value, services.clock.now())
  return await reply.send(toBody((await findMerchant(services.database, place, uuid))!))
}

/** Deletes a merchant with everything that is known of its authorisation. */
export async function removeMerchant ({ services, merchants, reply }: MerchantCall, { uuid }: GatewayMerchant): Promise<FastifyReply> {
  await merchants.deleteMerchant(uuid)
  await deleteMerchant(services.database, uuid)
  return await reply.code(204).send()
}

/** Answers a body that cannot be taken: 400 where it is no JSON at all, else 422 with what is wrong at each field. */
export async function refuseBody (reply: FastifyReply, body: unknown, { fields }: Extract<Checked<unknown>, { ok: false }>): Promise<FastifyReply> {
  const isJson = typeof body === 'string' && isReadable(body)
  if (!isJson) return await sendError(reply, 400, 'malformed', 'the body must be JSON')
  return await sendError(reply, 422, 'invalid', 'nothing was changed: the body does not follow the schema', { fields })
}

function isReadable (text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

function toBody ({ uuid, countryCode, name, email, baseUrl, createdAt, updatedAt }: GatewayMerchant): object {
  return { uuid, country_code: countryCode, name, email, base_url: baseUrl, created_at: createdAt.toISOString(), updated_at: updatedAt.toISOString() }
}
