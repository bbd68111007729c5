import type { ScopeConfig } from '../../../config/scope-config.ts'
import type { ScopeDirectory } from '../../../config/scope.ts'
import type { Clock } from '../../../kernel/clock.ts'
import { findLastRun } from '../../../kernel/cron/cron-group-table.ts'
import type { Database } from '../../../kernel/database/database.ts'
import { findCronSource } from '../background/cron-source.ts'
import { channelGroup } from '../background/jobs.ts'
import { marketplaces } from '../stores/marketplaces.ts'
import { findAuthenticatedStore, listStoreMarkets, type StoreMarket } from './store-facts.ts'
import type { TaskState } from './task-state.ts'

export interface CheckTaskOptions {
  readonly database: Database
  readonly clock: Clock
  readonly scopeConfig: ScopeConfig
  readonly scopes: ScopeDirectory
  /** Puts a moment into words for the reader. */
  readonly formatTime: (moment: Date) => string
}

/** Minutes without a run after which background tasks count as standing still: two of their rounds. */
const stillAfter = 10

/** Checks every pre-setup task against what is really there; by the task's id. */
export async function checkTasks (options: CheckTaskOptions): Promise<Readonly<Record<string, TaskState>>> {
  const markets = await listStoreMarkets(options.database)
  return {
    'seller-account': await checkSellerAccount(options),
    approval: { state: 'elsewhere', because: 'Only Amazon knows, and tells it in Seller Central.' },
    shipping: { state: 'elsewhere', because: 'The shipping settings stand in Seller Central; Amazon does not hand them out.' },
    vat: checkVat(markets),
    cron: await checkCron(options),
    matches: { state: 'elsewhere', because: 'There is no product catalog in this installation, so nobody can say which attributes it has.' },
    condition: { state: 'elsewhere', because: 'There is no product catalog in this installation, so nobody can say which attributes it has.' },
    currency: await checkCurrency(options, markets)
  }
}

async function checkSellerAccount ({ database }: CheckTaskOptions): Promise<TaskState> {
  const name = await findAuthenticatedStore(database)
  if (name === undefined) return { state: 'open', because: 'No Amazon store is connected to a seller account yet.' }
  return { state: 'done', because: 'The Amazon store "%1" is connected to a seller account.', args: [name] }
}

function checkVat (markets: readonly StoreMarket[]): TaskState {
  const store = markets.find(({ countryCode }) => countryCode === 'GB')
  if (store === undefined) return { state: 'done', because: 'Nothing to do: no Amazon store sells in the United Kingdom.' }
  return { state: 'elsewhere', because: 'The Amazon store "%1" sells in the United Kingdom; whether its VAT number is entered, only Seller Central knows.', args: [store.storeName] }
}

async function checkCron ({ database, clock, scopeConfig, formatTime }: CheckTaskOptions): Promise<TaskState> {
  const source = await findCronSource(scopeConfig)
  const last = await findLastRun(database, channelGroup)
  if (last === undefined) return { state: 'open', because: 'Background tasks have never run.' }
  const args = [formatTime(last.at)]
  if (last.by !== source && source === 'cli') return { state: 'open', because: 'Only the command channel:amazon:run may run them, and it has not done so: the last run, at %1, was by Magento CRON.', args }
  if (Math.abs(clock.now().getTime() - last.at.getTime()) > stillAfter * 60_000) return { state: 'open', because: 'They stand still: the last run was at %1.', args }
  return { state: 'done', because: last.by === 'cli' ? 'Last run at %1, by the command channel:amazon:run.' : 'Last run at %1, by Magento CRON.', args }
}

/** Where prices are in the marketplace's own currency, no rate is needed. */
async function checkCurrency ({ scopeConfig, scopes }: CheckTaskOptions, markets: readonly StoreMarket[]): Promise<TaskState> {
  if (markets.length === 0) return { state: 'elsewhere', because: 'Which rates are needed can be said once there is an Amazon store.' }
  for (const { countryCode, websiteId, storeName } of markets) {
    const wanted = marketplaces.find(({ code }) => code === countryCode)?.currency
    const base = await scopeConfig.getValue('currency/options/base', await scopes.findWebsite(String(websiteId)))
    if (wanted !== undefined && base !== null && base !== wanted) return { state: 'open', because: 'The Amazon store "%1" sells in %2, and the prices of its website are in %3: a rate is needed, and rates cannot be kept here yet.', args: [storeName, wanted, base] }
  }
  return { state: 'done', because: 'Every Amazon store sells in the currency of its website.' }
}
