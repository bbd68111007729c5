import type { AdminContext } from '../../admin/admin-context.ts'
import type { Sentence } from '../store/store-kind.ts'
import type { GuideFacts } from './facts.ts'
import { configuration } from './gather-facts.ts'
import { guideSteps, isDone, type GuidePlace } from './steps.ts'

/** A step as the guide shows it. */
export interface Light {
  readonly id: string
  readonly number: number
  readonly title: string
  readonly text: string
  readonly href: string
  /** The place is another site's and has a tab of its own. */
  readonly newTab: boolean
  /** `current` is the first that is not done. */
  readonly state: 'done' | 'current' | 'todo'
  /** Which fact is missing; empty where none is. */
  readonly missing: string
  readonly isInferred: boolean
}

/** Where the steps are done, as addresses. */
export type Places = Readonly<Record<GuidePlace, string>>

/** The places of an Admin; `portal` is the API Portal's address. */
export function toPlaces ({ url }: Pick<AdminContext, 'url'>, { environment }: Pick<GuideFacts, 'environment'>, portal: string): Places {
  return {
    dashboard: url('admin/dashboard'),
    channel: url('channel/amazon'),
    portal,
    configuration: `${url(`admin/system_config/edit/section/${configuration.section}`)}#services_connector_services_connector_integration_${environment}_api_key`
  }
}

/** Judges every step by the facts, in the reader's language. */
export function toLights (facts: GuideFacts, places: Places, { translate }: Pick<AdminContext, 'translate'>): Light[] {
  const say = ({ phrase, args = [] }: Sentence): string => translate(phrase, ...args.map(arg => translate(arg)))
  const current = guideSteps.find(step => !isDone(step, facts))
  return guideSteps.map((step, index) => {
    const missing = step.findMissing(facts)
    return {
      id: step.id,
      number: index + 1,
      title: say(step.title),
      text: say(step.text),
      href: places[step.place],
      newTab: step.place === 'portal',
      state: missing === undefined ? 'done' : step === current ? 'current' : 'todo',
      missing: missing === undefined ? '' : say(missing),
      isInferred: step.isInferred === true
    }
  })
}
