import type { AdminContext } from '../../../admin/admin-context.ts'
import type { AdjustableClock } from '../../../kernel/adjustable-clock.ts'
import { toTimestamp } from '../../../kernel/database/timestamp.ts'
import type { ClockFault, ClockInput } from '../clock-change.ts'
import { situationGroups, type Place } from '../situation.ts'
import { groupTitles, situations } from '../situation-list.ts'
import type { SituationRecord } from '../situation-table.ts'

/** What was typed into the clock's form, and what is wrong with it. */
export interface TypedClock extends ClockInput {
  readonly fault: ClockFault
}

export interface IndexFacts {
  readonly clock: AdjustableClock
  readonly set: SituationRecord | undefined
  readonly toPath: (place: Place) => string
  /** The named link of a situation. */
  readonly toLink: (name: string) => string
}

/** The model of the list: what is set now, every situation in its group, and the clock's forms. */
export function toIndexPage (admin: AdminContext, { clock, set, toPath, toLink }: IndexFacts, typed: TypedClock | undefined): object {
  const { translate, url } = admin
  const title = situations.find(({ name }) => name === set?.name)?.title
  const errorOf = (field: string): string | null => typed?.fault.field === field ? translate(typed.fault.phrase) : null
  return {
    formKey: admin.formKey,
    set: set === undefined ? null : { title: translate(title ?? set.name), enteredAt: set.enteredAt },
    groups: situationGroups.map(group => ({
      id: group,
      title: translate(groupTitles[group]),
      rows: situations.filter(situation => situation.group === group).map(situation => ({
        name: situation.name,
        title: translate(situation.title),
        does: translate(situation.does),
        href: toLink(situation.name),
        leadsTo: toPath(situation.place),
        isSet: situation.name === set?.name
      }))
    })),
    resetUrl: url('situations/index/reset'),
    clockUrl: url('situations/index/clock'),
    clock: {
      mode: clock.setting().mode,
      now: clock.now(),
      time: typed?.action === 'set' ? typed.time : toTimestamp(clock.now()),
      by: typed?.by ?? '',
      errors: { time: errorOf('time'), by: errorOf('by') }
    }
  }
}
