import type { Option } from '../../config/declaration.ts'
import type { ExplainedSource } from '../../config/explanation.ts'
import type { ScopeAddress, ScopeDirectory } from '../../config/scope.ts'
import type { Field } from '../../config/structure.ts'
import type { Translate } from '../../kernel/phrases.ts'
import { findScopeAt } from '../../config/scope-key.ts'

/** What values of a field are put into words with. */
export interface TextContext {
  readonly field: Field
  readonly options: readonly Option[]
  readonly translate: Translate
}

export interface ChainContext extends TextContext {
  readonly scopes: ScopeDirectory
  readonly toHref: (address: ScopeAddress) => string
  readonly formatTime: (time: Date) => string
}

const longestValue = 300
/** Values of a list that are named; of longer lists the raw value says more. */
const mostNamed = 5

/** The places that could give a field's value, in the order in which they win, as the page shows them. */
export async function toChain (sources: readonly ExplainedSource[], context: ChainContext): Promise<object[]> {
  return await Promise.all(sources.map(async source => ({
    place: await toPlace(source, context),
    href: source.source === 'row' && context.field.shown[source.scope.type] ? context.toHref(source.scope) : null,
    value: toSourceText(source, context),
    wins: source.wins
  })))
}

/** A stored value in words: empty, hidden, or itself with the label of its option. */
export function toShownText (value: string | null, { field, options, translate }: TextContext): string {
  if (value === null || value === '') return translate('empty')
  if (field.secret) return '******'
  const shown = value.length > longestValue ? `${value.slice(0, longestValue)}…` : value
  const parts = field.type === 'multiselect' ? value.split(',') : [value]
  const labels = parts.length > mostNamed ? [] : parts.flatMap(part => findLabel(options, part, translate))
  return labels.length === 0 || labels.join(', ') === value ? shown : `${labels.join(', ')} (${shown})`
}

async function toPlace ({ source, scope, variable, file }: ExplainedSource, { scopes, translate }: ChainContext): Promise<string> {
  const found = await findScopeAt(scope, scopes)
  const name = found === undefined ? '' : scope.type === 'default' ? translate(found.name) : found.name
  if (source === 'variable') return translate('Environment variable %1', variable ?? '')
  if (source === 'file') return translate('File %1', file ?? '')
  if (source === 'module') return scope.type === 'default' ? translate('Module') : translate('Module, for %1', name)
  if (scope.type === 'default') return name
  return scope.type === 'websites' ? translate('Website %1', name) : translate('Store view %1', name)
}

function toSourceText (source: ExplainedSource, context: ChainContext): string {
  const { field, translate } = context
  if (!source.isPresent) return translate('no value')
  if (source.state === 'undecryptable') return translate('cannot be decrypted')
  if (field.secret) return source.state === 'set' ? '******' : translate('empty')
  return toShownText(source.value, context)
}

function findLabel (options: readonly Option[], value: string, translate: Translate): string[] {
  for (const option of options) {
    if (option.options !== undefined) {
      const found = findLabel(option.options, value, translate)
      if (found.length > 0) return found
    } else if (option.value === value) return [option.localized === true ? option.label : translate(option.label)]
  }
  return []
}
