import type { Menu } from '../../admin/menu.ts'
import type { Section, Structure } from '../../config/structure.ts'
import type { Locale, Phrases, Translate } from '../../kernel/phrases.ts'

/** Something that the search can find. */
export interface SearchEntry {
  readonly kind: 'page' | 'setting'
  readonly label: string
  readonly description: string
  /** Below the admin front name. */
  readonly path: string
  readonly resource: string
  /** What a query is compared with: the label, then label, place and config path, then the comment. */
  readonly labelText: string
  readonly text: string
  readonly comment: string
}

export interface SearchIndexOptions {
  readonly menu: Menu
  readonly structure: Structure
  readonly phrases: Phrases
}

interface Findable extends Pick<SearchEntry, 'kind' | 'label' | 'path' | 'resource'> {
  /** Titles of what it stands under. */
  readonly trail: readonly string[]
  readonly configPath?: string
  readonly comments?: ReadonlyArray<string | undefined>
}

/** Lists everything that can be found in a language: pages of the menu, then sections, groups and fields of the configuration. */
export function listSearchEntries ({ menu, structure, phrases }: SearchIndexOptions, locale: Locale): SearchEntry[] {
  const pages = menu.listPages().map((item): Findable => ({
    kind: 'page',
    label: item.title,
    trail: menu.listTrail(item.id).toReversed().map(({ title }) => title),
    path: `${item.action!}/`,
    resource: item.resource
  }))
  const settings = structure.listTabs('default', () => true).flatMap(tab => tab.sections.flatMap(section => listSettings(section, tab.label)))
  const translate = phrases.translator(locale)
  return [...pages, ...settings].map(findable => toEntry(findable, translate))
}

/** Upper and lower case and accents do not count. */
export function toSearchText (text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

function listSettings (section: Section, tab: string): Findable[] {
  const path = `admin/system_config/edit/section/${section.id}/`
  const common = { kind: 'setting', resource: section.resource } as const
  const fields = section.fields.filter(field => field.shown.default)
  const groups = [...new Set(fields.flatMap(field => field.groups))]
  return [
    { ...common, label: section.label, trail: [tab], path },
    ...groups.map(group => ({ ...common, label: group.label, trail: [tab, section.label], path: `${path}#${group.elementId}-link`, comments: [group.comment] })),
    ...fields.map(field => ({
      ...common,
      label: field.label,
      trail: [tab, section.label, ...field.groups.map(group => group.label)],
      path: `${path}#${field.elementId}`,
      configPath: field.path,
      comments: [field.comment, field.tooltip]
    }))
  ]
}

function toEntry ({ kind, label, trail, path, resource, configPath = '', comments = [] }: Findable, translate: Translate): SearchEntry {
  const localized = trail.map(part => translate(part))
  return {
    kind,
    label: translate(label),
    description: [localized.join(' > '), configPath].filter(part => part !== '').join(' · '),
    path,
    resource,
    labelText: toSearchText(`${translate(label)} ${label}`),
    text: toSearchText([label, translate(label), ...trail, ...localized, configPath].join(' ')),
    comment: toSearchText(comments.flatMap(comment => comment === undefined ? [] : [toPlainText(translate(comment)), toPlainText(comment)]).join(' '))
  }
}

/** Comments of real modules hold links and other markup. */
function toPlainText (html: string): string {
  return html.replace(/<[^>]*>/g, ' ')
}
