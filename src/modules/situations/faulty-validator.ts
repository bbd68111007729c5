import { setTimeout as wait } from 'node:timers/promises'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { faultyValidatorPath } from './situation-authority.ts'
import type { ValidatorFault } from './situation.ts'

/** Milliseconds: slow enough to be felt, and within the two seconds that the channel waits. */
const slowness = 1500

/** How each fault answers; `refused` has no answer. */
const answers: Readonly<Record<Exclude<ValidatorFault, 'refused'>, (reply: FastifyReply) => Promise<unknown>>> = {
  '4xx': async reply => await reply.code(403).send({ error: 'Forbidden' }),
  '5xx': async reply => await reply.code(500).send({ error: 'Internal Server Error' }),
  async slow (reply) {
    await wait(slowness)
    return await reply.send({ valid: true })
  },
  // The socket closes once whoever asked has waited long enough.
  hanging: async reply => reply.hijack(),
  garbage: async reply => await reply.type('text/html').send('<!DOCTYPE html><title>It works!</title>')
}

/** Registers the validators that fail, at the addresses that the connector asks, in both environments. */
export function registerFaultyValidators (app: FastifyInstance): void {
  for (const [fault, answer] of Object.entries(answers)) {
    for (const path of ['gateway', 'sandbox/gateway']) {
      app.get(`${faultyValidatorPath}/${fault}/${path}/apikeycheck`, async (_request, reply) => await answer(reply))
    }
  }
}
