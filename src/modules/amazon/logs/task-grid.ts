import type { AdminContext } from '../../../admin/admin-context.ts'
import type { CronEntry, CronStatus } from '../../../kernel/cron/cron-schedule-table.ts'
import { toLanguageTag } from '../../../kernel/phrases.ts'
import { findDateFormat } from '../../../kernel/view/date-format.ts'

/** The states of a background task in words, and their colours. */
const states: Readonly<Record<CronStatus, { readonly phrase: string, readonly colour: string }>> = {
  pending: { phrase: 'Planned', colour: 'grey' },
  running: { phrase: 'Running', colour: 'blue' },
  success: { phrase: 'Done', colour: 'green' },
  missed: { phrase: 'Missed', colour: 'yellow' },
  error: { phrase: 'Failed', colour: 'red' }
}

/** The grid of what the background tasks did, newest first; codes and notes are English, as in the table. */
export function toTaskGrid ({ locale, translate }: AdminContext, entries: readonly CronEntry[], timeZone: string): object {
  const format = findDateFormat(toLanguageTag(locale), timeZone)
  return {
    id: 'taskLog',
    caption: translate('Background Tasks'),
    emptyText: translate('No background task has run yet.'),
    columns: [
      { key: 'task', label: translate('Task') },
      { key: 'status', label: translate('Status') },
      { key: 'note', label: translate('Note') },
      { key: 'planned', label: translate('Planned for'), sorted: 'descending' },
      { key: 'finished', label: translate('Finished') }
    ],
    rows: entries.map(({ jobCode, status, messages, scheduledAt, finishedAt }) => ({
      cells: {
        task: jobCode,
        status: { text: translate(states[status].phrase), colour: states[status].colour },
        note: messages,
        planned: format.format(scheduledAt),
        finished: finishedAt === undefined ? '' : format.format(finishedAt)
      }
    }))
  }
}
