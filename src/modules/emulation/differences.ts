/** What the guide and the original (or its screens) say differently about the parts that exist here. */
export type Topic =
  'outage' | 'redirect' | 'signing' | 'pages' | 'save' | 'expiry' | 'storage' | 'cron_source' | 'log_history' | 'mapping' | 'menu_name'

/** One such difference, in phrases. */
export interface Difference {
  readonly topic: Topic
  readonly title: string
  readonly documented: string
  readonly shipped: string
  readonly corrected: string
  /** Where it takes effect. */
  readonly effect: string
  /** Why the switch does not change it here, where it does not: then it is listed only, and the corrected behaviour stands. */
  readonly whyNot?: string
}

const silent = 'The guide says nothing about it.'
const atCheck = 'Takes effect at the next check of the API key.'
const inChannel = 'Amazon Sales Channel, every page'
const inSettings = 'Stores > Configuration > Sales Channels > Global Settings'

/** The differences, those that the switch changes first; the facts are the guide's and the original's. */
export const differences: readonly Difference[] = [
  {
    topic: 'outage',
    title: 'Outage of the key service',
    documented: silent,
    shipped: 'Every status from 400 to 599 counts as a bad key: the welcome prompt opens though the key may be valid.',
    corrected: 'An outage says nothing about the key: a page of its own says that the key could not be checked.',
    effect: atCheck
  },
  {
    topic: 'redirect',
    title: 'Redirects and unreadable answers',
    documented: silent,
    shipped: 'Every status below 400 counts as valid, whatever the answer says; with a private key in generation 1.3 only 200 does.',
    corrected: 'Only a clear answer counts. A redirect is not followed and proves nothing.',
    effect: atCheck
  },
  {
    topic: 'signing',
    title: 'Private key in generation 1.1',
    documented: 'The API key is checked at every access.',
    shipped: 'A private key that can sign is enough: nobody is asked, and any API key is valid.',
    corrected: 'The private key must be able to sign, and the key service is asked all the same.',
    effect: atCheck
  },
  {
    topic: 'save',
    title: 'Check after Save Config',
    documented: silent,
    shipped: 'Saving an API key does not check it.',
    corrected: 'Saving checks the API key and says what it is worth; the value is saved in any case.',
    effect: 'Stores > Configuration > Services > Magento Services'
  },
  {
    topic: 'pages',
    title: 'Pages that are checked',
    documented: 'The API key is checked every time the channel is entered.',
    shipped: 'Only the home page and the logs ask for a valid API key.',
    corrected: 'Every page of the channel asks for a valid API key, and nothing of the stores leaves the server without one.',
    effect: inChannel
  },
  {
    topic: 'cron_source',
    title: 'Background tasks from the command line',
    documented: 'Choosing the command line stops the background tasks of the Admin.',
    shipped: 'The value of the command line counts as yes too: both run the background tasks (4.3.0).',
    corrected: 'Choosing the command line stops the background tasks of the Admin.',
    effect: inSettings
  },
  {
    topic: 'menu_name',
    title: 'Name of the menu entry',
    documented: 'The entry is called Amazon Sales Channel.',
    shipped: 'Up to version 4.2 the entry is called Amazon.',
    corrected: 'The entry is called Amazon Sales Channel.',
    effect: 'Marketing > Channels, and the titles of its pages'
  },
  {
    topic: 'expiry',
    title: 'End of an API key',
    documented: 'An expired API key opens the welcome prompt; nothing warns of the date before.',
    shipped: 'The validation says yes or no and tells no date: an expired API key looks like any other that is not valid, and nothing warns before.',
    corrected: 'An API key may have an end. Warnings come before it; from it on the key is expired, and the prompt says so.',
    effect: atCheck
  },
  {
    topic: 'storage',
    title: 'API key in the database',
    documented: silent,
    shipped: 'Generation 1.0 stores and shows the API key in clear; later ones encrypt it.',
    corrected: 'The API key is encrypted in every generation and never sent back to the browser.',
    effect: 'Stores > Configuration > Services > Magento Services',
    whyNot: 'Not switched: what was once stored in clear would stay so in the database and its backups after the switch is turned back. A key that another program stored in clear is read, never shown, and encrypted when it is saved.'
  },
  {
    topic: 'log_history',
    title: 'Log history at the start',
    documented: 'Logs are kept for a month.',
    shipped: 'Logs are kept for a week.',
    corrected: 'Logs are kept for a week.',
    effect: 'Clear Log History in Global Settings, as long as nobody has saved it; the field itself shows the week of the original.'
  },
  {
    topic: 'mapping',
    title: 'Catalog mapping of a new store',
    documented: 'Both halves of the mapping are optional. A half alone is taken and maps nothing.',
    shipped: 'The dialog lets both halves out, the interface behind it asks for them.',
    corrected: 'Both halves are given, or neither.',
    effect: 'Add Amazon Store. The mapping takes effect on listings, which are not built yet.'
  }
]
