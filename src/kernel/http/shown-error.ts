import type { FastifyError, FastifyRequest } from 'fastify'
import { isDatabaseFull } from '../database/database.ts'
import { AppError } from '../errors.ts'

/** What of an error may be shown: below 500 its sentence, from 500 on an error number that the log has too. */
export interface ShownError {
  readonly status: number
  readonly code: string
  readonly phrase: string
  readonly args: readonly string[]
}

/** The refusals of the HTTP server itself, in our words. */
const serverRefusals: Readonly<Record<string, string>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'What was sent is too large. Nothing was saved: send less at once.',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'What was sent is not a form that this page can read.',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'What was sent is empty.'
}
const unknownRefusal = 'This request cannot be understood. Go back and try again.'
const failure = 'Something went wrong on our side; nothing of this request was carried out by half. If it happens again, quote the error number %1.'

const tooSlow: ShownError = { status: 408, code: 'REQUEST_TOO_SLOW', phrase: 'What was sent did not arrive in time. Nothing was saved: send it again.', args: [] }

const diskFull: ShownError = { status: 507, code: 'DATABASE_FULL', phrase: 'There is no room left on the disk of the database. Nothing was saved: make room, then send it again.', args: [] }

/** Decides what of an error is shown, and logs what is ours to mend. */
export function toShownError (error: unknown, request: FastifyRequest): ShownError {
  if (error instanceof AppError && (error.statusCode < 500 || error.statusCode === 503)) {
    request.log.info({ code: error.code }, 'refused')
    return { status: error.statusCode, code: error.code, phrase: error.phrase, args: error.args }
  }
  // Whoever sends slowly on purpose must not fill the log with our errors.
  if ((error as FastifyError | undefined)?.code === 'FST_ERR_HANDLER_TIMEOUT' && !request.raw.complete) return tooSlow
  if (isDatabaseFull(error)) {
    request.log.error(error, 'the disk of the database is full')
    return diskFull
  }
  const status = (error as FastifyError | undefined)?.statusCode ?? 500
  if (status >= 400 && status < 500) {
    const code = (error as FastifyError).code
    return { status, code, phrase: serverRefusals[code] ?? unknownRefusal, args: [] }
  }
  request.log.error(error, 'request failed')
  return { status: 500, code: 'INTERNAL', phrase: failure, args: [request.id] }
}
