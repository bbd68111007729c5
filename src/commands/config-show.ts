import { readStored } from '../config/stored-value.ts'
import type { Field } from '../config/structure.ts'
import { refuse, succeed, type Outcome } from './command.ts'
import { getField } from './field-argument.ts'
import type { CommandInput } from './input.ts'
import { listOwnValues, type OwnValue } from './own-values.ts'
import { getScope } from './scope-option.ts'
import type { CommandServices } from './services.ts'
import { print } from './table.ts'

const hidden = '******'

/** Shows the values that stand at a scope itself: one, those below a path, or all. */
export async function configShow (services: CommandServices, input: CommandInput): Promise<Outcome> {
  const configuration = await services.configuration()
  const scope = await getScope(input, configuration.scopes)
  const path = input.text('path')
  const isPart = path !== undefined && configuration.structure.listTabs(scope.type, () => true).some(tab => tab.sections.some(section => section.fields.some(field => field.path.startsWith(`${path}/`))))
  const own = await listOwnValues(configuration, scope, path)
  const isOne = path !== undefined && !isPart
  const field = isOne && own.length === 0 ? getField(configuration.structure, path) : undefined
  const values = field === undefined || field.path === path ? own : await listOwnValues(configuration, scope, field.path)
  const secrets = values.filter(({ field }) => field?.secret === true).map(({ path }) => path)
  const isShown = input.flag('decrypt') && secrets.length > 0
  if (isShown && !input.flag('yes') && !await services.confirm(`This shows ${secrets.length} secret value(s) in plain text. Continue? [y/N] `)) return refuse('Nothing was shown.')
  if (isShown) services.audit('secrets shown', { paths: secrets, scope: scope.type, scopeCode: scope.code })
  if (values.length === 0 && !isOne && input.text('format') === undefined) return succeed(null)
  const texts = values.map(value => ({ path: value.path, text: toText(value, isShown, configuration.encryptor) }))
  return print(input, Object.fromEntries(texts.map(({ path, text }) => [path, text])), () => isOne
    ? texts[0]?.text ?? ''
    : texts.map(({ path, text }) => `${path} - ${text}`).join('\n'))
}

function toText ({ field, stored }: OwnValue, showsSecrets: boolean, encryptor: Parameters<typeof readStored>[2]): string {
  if (stored === null || stored === '') return ''
  if (!isSecret(field)) return stored
  const read = showsSecrets ? readStored(stored, field.encrypted, encryptor) : undefined
  return read?.state === 'set' ? read.value : hidden
}

function isSecret (field: Field | undefined): field is Field {
  return field?.secret === true
}
