import type { AdminUser } from '../../admin/admin-user.ts'
import type { Menu } from '../../admin/menu.ts'
import type { Structure } from '../../config/structure.ts'
import { locales, type Locale, type Phrases } from '../../kernel/phrases.ts'

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

/** Searches pages and configuration fields by English label, label in the reader's language, and config path. */
export type Search = (query: string, user: AdminUser, locale: Locale) => FoundGroup[]

interface Entry {
  readonly kind: 'page' | 'field'
  readonly label: string
  readonly description: string
  readonly path: string
  readonly resource: string
  /** What a query is compared with. */
  readonly text: string
}

export interface SearchOptions {
  readonly menu: Menu
  readonly structure: Structure
  readonly phrases: Phrases
  readonly adminUrl: string
}

const mostItems = 10
const longestQuery = 128

/** Builds the search; its index is made once a language. */
export function createSearch (options: SearchOptions): Search {
  const indexes = new Map(locales.map(locale => [locale, listEntries(options, locale)]))
  return (query, user, locale) => {
    const words = toSearchText(query.slice(0, longestQuery)).split(/\s+/).filter(word => word !== '')
    if (words.length === 0) return []
    const found = indexes.get(locale)!.filter(entry => user.isAllowed(entry.resource) && words.every(word => entry.text.includes(word)))
    const translate = options.phrases.translator(locale)
    const toGroup = (kind: Entry['kind'], label: string): FoundGroup => ({
      label,
      items: rank(found.filter(entry => entry.kind === kind), words).slice(0, mostItems).map(entry => ({ label: entry.label, description: entry.description, href: options.adminUrl + entry.path }))
    })
    return [toGroup('page', translate('Pages')), toGroup('field', translate('Configuration'))].filter(group => group.items.length > 0)
  }
}

/** Entries whose label begins with the first word come first. */
function rank (entries: Entry[], words: readonly string[]): Entry[] {
  const isHead = (entry: Entry): boolean => toSearchText(entry.label).startsWith(words[0]!)
  return [...entries.filter(isHead), ...entries.filter(entry => !isHead(entry))]
}

function listEntries ({ menu, structure, phrases }: SearchOptions, locale: Locale): Entry[] {
  const translate = phrases.translator(locale)
  const pages = menu.listPages().map(item => toEntry({
    kind: 'page',
    label: item.title,
    trail: menu.listTrail(item.id).toReversed().map(({ title }) => title),
    path: `${item.action!}/`,
    resource: item.resource,
    configPath: ''
  }, translate))
  const sections = structure.listTabs('default', () => true).flatMap(tab => tab.sections.map(section => ({ tab, section })))
  const fields = sections.flatMap(({ tab, section }) => section.fields.filter(field => field.shown.default).map(field => toEntry({
    kind: 'field',
    label: field.label,
    trail: [tab.label, section.label, ...field.groups.map(group => group.label)],
    path: `admin/system_config/edit/section/${section.id}/#${field.elementId}`,
    resource: section.resource,
    configPath: field.path
  }, translate)))
  return [...pages, ...fields]
}

interface Findable extends Pick<Entry, 'kind' | 'label' | 'path' | 'resource'> {
  /** Titles of what it stands under. */
  readonly trail: readonly string[]
  readonly configPath: string
}

function toEntry ({ kind, label, trail, path, resource, configPath }: Findable, translate: (phrase: string) => string): Entry {
  const localized = trail.map(part => translate(part))
  const text = toSearchText([label, translate(label), ...trail, ...localized, configPath].join(' '))
  return { kind, label: translate(label), description: [localized.join(' > '), configPath].filter(part => part !== '').join(' · '), path, resource, text }
}

/** Upper and lower case and accents do not count. */
function toSearchText (text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
