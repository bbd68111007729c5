import type { FastifyReply } from 'fastify'
import { readJson } from '../json-body.ts'
import type { MerchantCall } from './merchant-call.ts'
import { checkCommands, checkLogIds } from './merchant-input.ts'
import { refuseBody } from './merchants.ts'

/** The records that Amazon has for the shop; there are none as long as listings and orders are not emulated. */
export async function answerLog ({ reply }: MerchantCall): Promise<FastifyReply> {
  return await reply.send({ logs: [], next: null })
}

/** Lets go of records that the shop has read. */
export async function deleteLogRecords ({ request, reply }: MerchantCall): Promise<FastifyReply> {
  const checked = checkLogIds(readJson(request))
  return checked.ok ? await reply.code(204).send() : await refuseBody(reply, request.body, checked)
}

/** Accepts commands as the original does; nobody carries them out as long as listings and orders are not emulated. */
export async function acceptCommands ({ request, reply }: MerchantCall): Promise<FastifyReply> {
  const checked = checkCommands(readJson(request))
  return checked.ok ? await reply.code(202).send({ accepted: checked.value.commands.length }) : await refuseBody(reply, request.body, checked)
}
