import type { SystemMessage } from '../../admin/admin-context.ts'
import type { AdminUser } from '../../admin/admin-user.ts'
import { describeProblem, type Problem } from '../../config/problem.ts'
import type { Env } from '../../kernel/env.ts'

const configResource = 'Magento_Config::config'

/** Builds the messages about errors in real modules: in developer mode, for those who may see the configuration, above every page. The first is named; the rest is in the log. */
export function createListModuleMessages (mode: Env['mode'], problems: readonly Problem[]): (user: AdminUser) => SystemMessage[] {
  const [first, ...more] = problems.filter(({ severity }) => severity === 'error').map(describeProblem)
  if (mode !== 'developer' || first === undefined) return () => []
  const message: SystemMessage['message'] = more.length === 0
    ? { type: 'error', phrase: 'A real module has an error: %1', args: [first] }
    : { type: 'error', phrase: 'Real modules have %1 errors. The first one: %2', args: [String(more.length + 1), first] }
  return user => user.isAllowed(configResource) ? [{ severity: 'critical', message }] : []
}
