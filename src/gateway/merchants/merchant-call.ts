import type { FastifyReply, FastifyRequest } from 'fastify'
import type { GatewayServices } from '../gateway-services.ts'
import type { MerchantService } from './merchant-service.ts'
import type { MerchantPlace } from './merchant-table.ts'

/** A call about merchants whose key is valid. */
export interface MerchantCall {
  readonly services: GatewayServices
  readonly merchants: MerchantService
  readonly place: MerchantPlace
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}
