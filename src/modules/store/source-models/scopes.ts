import type { Option } from '../../../config/declaration.ts'
import type { SourceModel } from '../../../config/models.ts'
import type { Database } from '../../../kernel/database/database.ts'
import { listScopeRows, type ScopeRow } from '../scope-list.ts'

/** More than these are not offered: a list of so many helps nobody. */
const mostRows = 10_000

/** Every website, by its id. */
export const websites = createScopeModel(rows => [...new Map(rows.map(({ website }) => [website.id, toOption(website)])).values()])

/** Every store view, by its id. */
export const storeViews = createScopeModel(rows => rows.flatMap(({ store }) => store === null ? [] : [toOption(store)]))

/** Every store view, by its id, under its website and store. */
export const storeTree = createScopeModel(rows => {
  const groups = new Map<string, Option[]>()
  for (const { website, group, store } of rows) {
    if (group === null || store === null) continue
    const label = `${website.name} / ${group.name}`
    groups.set(label, [...groups.get(label) ?? [], toOption(store)])
  }
  return [...groups].map(([label, options]) => ({ value: '', label, localized: true, options }))
})

/** A list that is read anew for each request: somebody may have made a store view since. */
function createScopeModel (toOptions: (rows: readonly ScopeRow[]) => readonly Option[]): SourceModel {
  return {
    options: () => [],
    async read (database: Database) {
      const options = toOptions(await listScopeRows(database, {}, { limit: mostRows }))
      return { options: () => options, read: this.read! }
    }
  }
}

function toOption ({ id, name }: { readonly id: number, readonly name: string }): Option {
  return { value: String(id), label: name, localized: true }
}
