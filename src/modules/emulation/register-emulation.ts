import type { AdminArea } from '../../admin/area.ts'
import { formOf } from '../../kernel/http/form-body.ts'
import { configResource, requestsResource } from './acl.ts'
import type { Behaviour } from './behaviour.ts'
import { showDifferences } from './differences-page.ts'
import { replayRequest, showRequest, type RequestDetailOptions } from './request-page.ts'
import { requestsPath, showRequests } from './requests-page.ts'

export interface EmulationOptions extends RequestDetailOptions {
  readonly behaviour: Behaviour
}

/** Registers the list of differences and the pages of the gateway's calls. */
export function registerEmulation (area: AdminArea, options: EmulationOptions): void {
  area.get('emulation/differences', configResource, async (admin, _request, reply) => await showDifferences(options.behaviour, admin, reply))
  area.get(requestsPath, requestsResource, async (admin, request, reply) => await showRequests(options, admin, request, reply))
  area.get(`${requestsPath}/view`, requestsResource, async (admin, _request, reply) => await showRequest(options, admin, reply))
  area.post(`${requestsPath}/replay`, requestsResource, async (admin, request, reply) => {
    const id = formOf(request).text('id') ?? ''
    return await replayRequest(options, admin, /^\d{1,15}$/.test(id) ? Number(id) : 0, reply)
  })
}
