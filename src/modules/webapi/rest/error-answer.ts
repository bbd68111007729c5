import type { FastifyError, FastifyRequest } from 'fastify'
import { ServiceError, type ServiceFault } from '../../../admin/rest/service-error.ts'
import { AppError } from '../../../kernel/errors.ts'

/** Statuses that say more than "your input is wrong"; every other refusal is the original's 400. */
const ownStatuses = [401, 403, 404, 409, 413, 429, 503]

/** What the original says of the HTTP layer's refusals. */
const serverFaults: Readonly<Record<string, ServiceFault>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: { status: 413, error: 'The request is too large.' },
  FST_ERR_CTP_INVALID_JSON_BODY: { status: 400, error: 'Decoding error.' },
  FST_ERR_CTP_EMPTY_JSON_BODY: { status: 400, error: 'Decoding error.' }
}

/** What is answered in the place of a result: the fault, or for what is ours to mend the number that the log has. Never a trace. */
export function toServiceFault (error: unknown, request: FastifyRequest): ServiceFault {
  if (error instanceof ServiceError) return error.fault
  if (error instanceof AppError && (error.statusCode < 500 || error.statusCode === 503)) {
    return { status: ownStatuses.includes(error.statusCode) ? error.statusCode : 400, error: error.phrase, parameters: error.args }
  }
  const { statusCode = 500, code } = error as FastifyError
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return toMediaTypeFault(request)
  if (statusCode < 500) return serverFaults[code] ?? { status: 400, error: 'Decoding error.' }
  request.log.error(error, 'service failed')
  return { status: 500, error: 'Internal Error. Details are available in Magento log file. Report ID: %1', parameters: [request.id] }
}

function toMediaTypeFault (request: FastifyRequest): ServiceFault {
  const type = request.headers['content-type'] ?? ''
  return type === ''
    ? { status: 400, error: 'Content-Type header is empty.' }
    : { status: 400, error: 'Server cannot understand Content-Type HTTP header media type %1', parameters: [type.split(';', 1)[0]!.slice(0, 100)] }
}

/** The fault as the original writes it. */
export function toErrorBody ({ error, parameters, errors }: ServiceFault): object {
  return {
    message: error,
    ...(errors === undefined ? {} : { errors: errors.map(one => toErrorBody({ ...one, status: 400 })) }),
    ...(parameters === undefined || (Array.isArray(parameters) && parameters.length === 0) ? {} : { parameters })
  }
}
