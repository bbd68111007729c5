import { z } from 'zod'
import { anyUser } from '../../admin/acl.ts'
import { defineService, type ServiceRoute } from '../../admin/rest/service-route.ts'

/** The service of Magento_Backend: the names of the modules, in the order in which they are loaded. */
export function listBackendServices (moduleNames: readonly string[]): ServiceRoute[] {
  return [defineService({
    method: 'GET',
    path: '/V1/modules',
    tag: 'Modules',
    summary: 'List the names of the enabled modules',
    resource: anyUser,
    answer: z.array(z.string()),
    handle: async () => moduleNames
  })]
}
