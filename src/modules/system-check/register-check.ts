import type { FastifyReply } from 'fastify'
import type { AdminContext } from '../../admin/admin-context.ts'
import type { AdminArea } from '../../admin/area.ts'
import { checkResource } from './acl.ts'
import { gatherFacts, type CheckSources } from './gather-facts.ts'
import { checks, runChecks, type CheckLevel, type Finding } from './run-checks.ts'

const levelLabels: Readonly<Record<CheckLevel, string>> = { error: 'Error', warning: 'Warning', info: 'Note' }
const colours: Readonly<Record<CheckLevel, string>> = { error: 'red', warning: 'yellow', info: 'blue' }

/** Registers the page that lists what is unsafe in this installation. */
export function registerCheck (area: AdminArea, sources: CheckSources): void {
  area.get('backroom/check', checkResource, async (admin, _request, reply) => await showCheck(sources, admin, reply))
}

async function showCheck (sources: CheckSources, admin: AdminContext, reply: FastifyReply): Promise<FastifyReply> {
  const { translate } = admin
  const findings = runChecks(await gatherFacts(sources), { deploy: true })
  const [silenced, open] = [findings.filter(({ isSilenced }) => isSilenced), findings.filter(({ isSilenced }) => !isSilenced)]
  const toRow = ({ id, level, risk, hint, found }: Finding): object => ({
    id,
    level: { text: translate(levelLabels[level]), colour: colours[level] },
    risk: translate(risk, found),
    hint: translate(hint, found)
  })
  return await admin.page(reply, {
    template: 'system-check/check.njk',
    title: translate('Deployment Check'),
    bodyClass: 'backroom-check-index',
    menuItem: checkResource,
    model: { checkCount: checks.length, rows: open.map(toRow), silencedRows: silenced.map(toRow) }
  })
}
