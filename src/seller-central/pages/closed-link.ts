import type { FastifyReply } from 'fastify'
import type { OpenedLink } from '../consents.ts'
import type { Visit } from '../visit.ts'

const sentences = {
  unknown: 'This link is not known here, or its store was deleted. Go back to the Admin and connect the store again.',
  used: 'This link has been used: it works once. Should the store not be connected, go back to the Admin and connect it again.',
  expired: 'This link has expired: it works for one hour. Go back to the Admin and connect the store again.'
} as const

/** Says of a link with which nothing can be decided what became of it; the way back leads to the Admin. */
export async function showClosedLink (visit: Visit, link: OpenedLink | undefined): Promise<FastifyReply> {
  const state = link === undefined || link.state === 'open' ? 'unknown' : link.state
  visit.reply.code(link === undefined ? 404 : 410)
  return await visit.show({
    template: 'closed-link.njk',
    title: visit.translate('This link does not work any more'),
    model: { state, text: visit.translate(sentences[state]), returnUrl: link?.returnUrl ?? '/' }
  })
}
