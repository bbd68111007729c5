/** Whether a pre-setup task is done, open, or known only elsewhere; `because` says from what that was read. */
export interface TaskState {
  readonly state: 'done' | 'open' | 'elsewhere'
  readonly because: string
  readonly args?: readonly string[]
}

/** The states in words, as phrases. */
export const taskStateLabels: Readonly<Record<TaskState['state'], string>> = {
  done: 'Done',
  open: 'To do',
  elsewhere: 'Cannot be checked here'
}
