import type { AdminContext } from '../../admin/admin-context.ts'
import type { Grid } from '../../admin/grid.ts'
import { outcomeLabels, realmLabels, type ActionLabels } from './labels.ts'

/** Where the report stands, below the admin front name. */
export const loggingPath = 'admin/logging'

/** The report's columns; ids and order are Adobe Commerce's. */
export function toLogGrid ({ translate }: AdminContext, actions: ActionLabels): Grid {
  const toOptions = (labels: Readonly<Record<string, string>>): Array<{ value: string, label: string }> => Object.entries(labels)
    .map(([value, label]) => ({ value, label: translate(label) })).sort((one, other) => one.label.localeCompare(other.label))
  return {
    id: 'loggingLogGrid',
    caption: translate('Report'),
    path: loggingPath,
    sort: 'time',
    descends: true,
    columns: [
      { key: 'time', label: translate('Time'), column: 'occurred_at', filter: 'range' },
      { key: 'event', label: translate('Action Group'), column: 'realm', filter: toOptions(realmLabels) },
      { key: 'action', label: translate('Action'), column: 'action', filter: toOptions(actions) },
      { key: 'ip', label: translate('IP Address'), column: 'address', filter: 'text' },
      { key: 'user', label: translate('Username'), column: 'user_name', filter: 'text' },
      { key: 'status', label: translate('Result'), column: 'outcome', filter: toOptions(outcomeLabels) },
      { key: 'target', label: translate('Target'), column: 'target', filter: 'text' }
    ]
  }
}
