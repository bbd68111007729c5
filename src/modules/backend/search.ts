import type { AdminUser } from '../../admin/admin-user.ts'
import type { Locale } from '../../kernel/phrases.ts'
import { listSearchEntries, toSearchText, type SearchEntry, type SearchIndexOptions } from './search-index.ts'

/** One thing that was found. */
export interface Found {
  readonly label: string
  readonly description: string
  readonly href: string
}

/** What was found, by kind. */
export interface FoundGroup {
  readonly label: string
  readonly items: readonly Found[]
}

/** Searches pages and the sections, groups and fields of the configuration by label (English and in the reader's language), config path and comment. */
export type Search = (query: string, user: AdminUser, locale: Locale) => FoundGroup[]

export interface SearchOptions extends SearchIndexOptions {
  readonly adminUrl: string
}

const mostItems = 10
const longestQuery = 128

/** Builds the search; its index is made once a language, when somebody first searches in it. */
export function createSearch (options: SearchOptions): Search {
  const indexes = new Map<Locale, SearchEntry[]>()
  return (query, user, locale) => {
    const words = toSearchText(query.slice(0, longestQuery)).split(/\s+/).filter(word => word !== '')
    if (words.length === 0) return []
    if (!indexes.has(locale)) indexes.set(locale, listSearchEntries(options, locale))
    const found = indexes.get(locale)!.filter(entry => mayOpen(user, entry) && words.every(word => entry.text.includes(word) || entry.comment.includes(word)))
    const translate = options.phrases.translator(locale)
    const toGroup = (kind: SearchEntry['kind'], label: string): FoundGroup => ({
      label,
      items: rank(found.filter(entry => entry.kind === kind), words).slice(0, mostItems).map(entry => ({ label: entry.label, description: entry.description, href: options.adminUrl + entry.path }))
    })
    return [toGroup('page', translate('Pages')), toGroup('setting', translate('Configuration'))].filter(group => group.items.length > 0)
  }
}

/** A section has a resource of its own besides that of the configuration. */
function mayOpen (user: AdminUser, { kind, resource }: SearchEntry): boolean {
  return user.isAllowed(resource) && (kind === 'page' || user.isAllowed('Magento_Config::config'))
}

/** What begins with the first word comes first, then what has all words in its label, then what has them in its place or path; comments come last. */
function rank (entries: readonly SearchEntry[], words: readonly string[]): SearchEntry[] {
  const toRank = (entry: SearchEntry): number => {
    if (entry.labelText.startsWith(words[0]!)) return 0
    return [entry.labelText, entry.text].findIndex(text => words.every(word => text.includes(word))) + 1 || 3
  }
  return entries.map(entry => ({ entry, rank: toRank(entry) })).sort((one, other) => one.rank - other.rank).map(({ entry }) => entry)
}
