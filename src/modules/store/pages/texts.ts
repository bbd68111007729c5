import type { Sentence, StoreKind } from '../store-kind.ts'
import { groupKind } from '../group-kind.ts'
import { viewKind } from '../view-kind.ts'
import { websiteKind } from '../website-kind.ts'

/** What the pages say of one kind; labels and messages are the original's. */
export interface KindTexts {
  readonly kind: StoreKind
  /** As it stands in the addresses: `newWebsite`, `editWebsite`, `deleteWebsite`. */
  readonly action: string
  /** The pair that names one in an address. */
  readonly idName: string
  readonly newTitle: Sentence
  readonly legend: Sentence
  readonly save: Sentence
  readonly delete: Sentence
  readonly saved: Sentence
  readonly deleted: Sentence
  readonly missing: Sentence
  readonly undeletable: Sentence
}

/** The three kinds in the order of the original's buttons. */
export const kinds: readonly KindTexts[] = [
  {
    kind: websiteKind,
    action: 'Website',
    idName: 'website_id',
    newTitle: { phrase: 'New Web Site' },
    legend: { phrase: 'Web Site Information' },
    save: { phrase: 'Save Web Site' },
    delete: { phrase: 'Delete Web Site' },
    saved: { phrase: 'You saved the website.' },
    deleted: { phrase: 'You deleted the website.' },
    missing: { phrase: 'The website does not exist.' },
    undeletable: { phrase: 'This website cannot be deleted.' }
  },
  {
    kind: groupKind,
    action: 'Group',
    idName: 'group_id',
    newTitle: { phrase: 'New Store' },
    legend: { phrase: 'Store Information' },
    save: { phrase: 'Save Store' },
    delete: { phrase: 'Delete Store' },
    saved: { phrase: 'You saved the store.' },
    deleted: { phrase: 'You deleted the store.' },
    missing: { phrase: 'The store does not exist' },
    undeletable: { phrase: 'This store cannot be deleted.' }
  },
  {
    kind: viewKind,
    action: 'Store',
    idName: 'store_id',
    newTitle: { phrase: 'New Store View' },
    legend: { phrase: 'Store View Information' },
    save: { phrase: 'Save Store View' },
    delete: { phrase: 'Delete Store View' },
    saved: { phrase: 'You saved the store view.' },
    deleted: { phrase: 'You deleted the store view.' },
    missing: { phrase: 'Store view doesn\'t exist' },
    undeletable: { phrase: 'This store view cannot be deleted.' }
  }
]

/** Path of All Stores, below the admin front name. */
export const storesPath = 'admin/system_store'
/** Its ACL resource and menu entry. */
export const storesResource = 'Magento_Backend::store'
export const storesMenuItem = 'Magento_Backend::system_store'

/** Path of the form of an entry, or of a new one. */
export function toFormPath ({ action, idName }: KindTexts, id: number | undefined): string {
  return id === undefined ? `${storesPath}/new${action}` : `${storesPath}/edit${action}/${idName}/${id}`
}
