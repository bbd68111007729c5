import type { PartialSystem } from '../../config/declaration.ts'
import { inDefault } from '../../config/declaration.ts'

/** Path of the days after which entries go. */
export const lifetimePath = 'system/rotation/lifetime'

/** Advanced > System > Admin Actions Log Archiving. */
export const system: PartialSystem = {
  sections: [{
    id: 'system',
    groups: [{
      ...inDefault,
      id: 'rotation',
      label: 'Admin Actions Log Archiving',
      sortOrder: 500,
      fields: [{
        ...inDefault,
        id: 'lifetime',
        label: 'Log Entry Lifetime, Days',
        type: 'text',
        sortOrder: 10,
        canRestore: true,
        validate: 'validate-digits validate-zero-or-greater',
        comment: 'Older entries are removed, which is an entry of its own. 0 or nothing keeps them all.'
      }]
    }]
  }]
}
