import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

/** Largest body of a call, in bytes; a list of a thousand log ids stays far below. */
const mostBytes = 64 * 1024

/** Has bodies of any type kept as text, so that the log has what was really sent and a broken one gets an answer of ours. */
export function addTextParser (app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'string', bodyLimit: mostBytes }, async (_request: FastifyRequest, body: string) => body)
}

/** The body's text; empty where nothing was sent. */
export function textOf ({ body }: FastifyRequest): string {
  return typeof body === 'string' ? body : ''
}

/** The body as JSON; undefined for what is none (JSON itself has no such value). */
export function readJson (request: FastifyRequest): unknown {
  try {
    return JSON.parse(textOf(request))
  } catch {
    return undefined
  }
}

/** Answers with an error as every address but the key check has it: a word for machines and a sentence for people. */
export async function sendError (reply: FastifyReply, status: number, code: string, error: string, more: object = {}): Promise<FastifyReply> {
  return await reply.code(status).send({ code, error, ...more })
}
