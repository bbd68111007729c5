import type { FindTimeZone } from '../../admin/time-zone.ts'
import type { ObserveRunOptions } from './observe-run.ts'

/** What the guide's pages stand on. */
export interface GuideOptions extends ObserveRunOptions {
  readonly findTimeZone: FindTimeZone
  /** Makes the numbers of certificates. */
  readonly secret: Buffer
}

/** ACL resource of everything about the guide. */
export const guideResource = 'Backroom_Guide::guide'

/** The menu entry whose page the guide is. */
export const guideMenuItem = 'Backroom_Guide::guide'
