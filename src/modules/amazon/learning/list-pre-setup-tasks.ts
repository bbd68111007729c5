import type { AdminContext } from '../../../admin/admin-context.ts'
import type { FindTimeZone } from '../../../admin/time-zone.ts'
import { toLanguageTag } from '../../../kernel/phrases.ts'
import { findDateFormat } from '../../../kernel/view/date-format.ts'
import { preSetupTasks } from '../pre-setup-tasks.ts'
import { checkTasks, type CheckTaskOptions } from './check-tasks.ts'
import { taskStateLabels, type TaskState } from './task-state.ts'

export interface PreSetupOptions extends Omit<CheckTaskOptions, 'formatTime'> {
  readonly findTimeZone: FindTimeZone
}

/** A group of tasks with their states, as the component task-groups shows it. */
export interface TaskGroup {
  readonly title: string
  readonly tasks: readonly object[]
}

const icons: Readonly<Record<TaskState['state'], string>> = { done: 'message-success', open: 'message-warning', elsewhere: 'message-notice' }

/** The eight pre-setup tasks, each checked just now, in the reader's language: for Learning and Preparation, and for the channel's home. */
export async function listPreSetupTasks (options: PreSetupOptions, admin: Pick<AdminContext, 'locale' | 'translate' | 'url' | 'user'>): Promise<TaskGroup[]> {
  const { locale, translate, url, user } = admin
  const format = findDateFormat(toLanguageTag(locale), await options.findTimeZone())
  const states = await checkTasks({ ...options, formatTime: moment => format.format(moment) })
  const toTask = ({ id, title, text, path, resource }: typeof preSetupTasks.amazon[number]): object => {
    const { state, because, args = [] } = states[id]!
    return {
      id,
      title: translate(title),
      text: translate(text),
      href: path === undefined || resource === undefined || !user.isAllowed(resource) ? null : url(path),
      state: { name: state, icon: icons[state], label: translate(taskStateLabels[state]), because: translate(because, ...args) }
    }
  }
  return [{ title: 'Amazon', tasks: preSetupTasks.amazon.map(toTask) }, { title: 'Magento', tasks: preSetupTasks.magento.map(toTask) }]
}
