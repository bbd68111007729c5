import type { FastifyInstance } from 'fastify'
import type { Database } from '../database/database.ts'

/** `/health`: the process answers. `/ready`: it can do its work, the database included. */
export function registerHealth (app: FastifyInstance, database: Database): void {
  app.get('/health', async () => ({ status: 'ok' }))
  app.get('/ready', async (request, reply) => {
    try {
      await database.raw('select 1')
      return { status: 'ready' }
    } catch (error) {
      request.log.error(error, 'the database does not answer')
      return await reply.code(503).send({ status: 'unavailable' })
    }
  })
}
