import type { FastifyReply } from 'fastify'
import type { AdminContext } from '../../admin/admin-context.ts'
import { requestsResource } from './acl.ts'
import type { Behaviour, Mode } from './behaviour.ts'
import { differences } from './differences.ts'
import { requestsPath } from './requests-page.ts'

const modeLabels: Readonly<Record<Mode, string>> = { corrected: 'Corrected', documented: 'As documented', shipped: 'As shipped' }

/** Shows where the guide and the original differ, and which of the behaviours stands now. */
export async function showDifferences (behaviour: Behaviour, admin: AdminContext, reply: FastifyReply): Promise<FastifyReply> {
  const { translate, url, user } = admin
  const rows = await Promise.all(differences.map(async ({ topic, title, documented, shipped, corrected, effect, whyNot }) => {
    const mode = whyNot === undefined ? await behaviour.of(topic) : 'corrected'
    return {
      topic,
      title: translate(title),
      effect: translate(effect),
      whyNot: whyNot === undefined ? null : translate(whyNot),
      now: translate(modeLabels[mode]),
      texts: ([['documented', documented], ['shipped', shipped], ['corrected', corrected]] as const).map(([name, text]) => ({ text: translate(text), isCurrent: name === mode }))
    }
  }))
  return await admin.page(reply, {
    template: 'emulation/differences.njk',
    title: translate('Where Guide and Original Differ'),
    bodyClass: 'emulation-differences-index',
    model: {
      rows,
      generation: await behaviour.generation(),
      settingsHref: url('admin/system_config/edit/section/backroom_emulation'),
      requestsHref: user.isAllowed(requestsResource) ? url(requestsPath) : null
    }
  })
}
