import type { AdminContext } from '../../../admin/admin-context.ts'
import type { CronEntry, CronStatus } from '../../../kernel/cron/cron-schedule-table.ts'
import { toLanguageTag } from '../../../kernel/phrases.ts'
import { findDateFormat } from '../../../kernel/view/date-format.ts'

/** The states of a background task in words, and their colours. */
const states: ReadonlyArray<{ readonly status: CronStatus, readonly phrase: string, readonly colour: string }> = [
  { status: 'pending', phrase: 'Planned', colour: 'grey' },
  { status: 'running', phrase: 'Running', colour: 'blue' },
  { status: 'success', phrase: 'Done', colour: 'green' },
  { status: 'missed', phrase: 'Missed', colour: 'yellow' },
  { status: 'error', phrase: 'Failed', colour: 'red' }
]

/** The grid of what the background tasks did, newest first; codes and notes are English, as in the table. */
export function toTaskGrid (admin: AdminContext, entries: readonly CronEntry[], timeZone: string): object {
  const { locale, translate } = admin
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
        status: toState(admin, status),
        note: messages,
        planned: format.format(scheduledAt),
        finished: finishedAt === undefined ? '' : format.format(finishedAt)
      }
    }))
  }
}

function toState ({ translate }: AdminContext, status: CronStatus): object {
  const { phrase, colour } = states.find(state => state.status === status)!
  return { text: translate(phrase), colour }
}
