import { readStored } from '../config/stored-value.ts'
import type { Structure } from '../config/structure.ts'
import { looksEncrypted, type Encryptor } from '../kernel/encryptor.ts'
import { refuse, succeed, type Outcome } from './command.ts'
import { getField } from './field-argument.ts'
import type { CommandInput } from './command-input.ts'
import { listSections } from './list-sections.ts'
import { listOwnValues, type OwnValue } from './own-values.ts'
import { getScope } from './scope-option.ts'
import type { CommandServices } from './services.ts'
import { print } from './table.ts'

const hidden = '******'

/** Shows the values that stand at a scope itself: one, those below a path, or all. */
export async function configShow (services: CommandServices, input: CommandInput): Promise<Outcome> {
  const configuration = await services.configuration()
  const scope = await getScope(input, configuration.scopes)
  const path = findStoredPath(configuration.structure, input.text('path'))
  const isOne = path !== undefined && !isPart(configuration.structure, path)
  const values = await listOwnValues(configuration, scope, path)
  if (isOne && values.length === 0) getField(configuration.structure, path)
  const secrets = input.flag('decrypt') ? values.filter(isSecret).map(value => value.path) : []
  if (secrets.length > 0 && !input.flag('yes') && !await services.confirm(`This shows ${secrets.length} secret value(s) in plain text. Continue? [y/N] `)) return refuse('Nothing was shown.')
  if (secrets.length > 0) await services.record({ action: 'secrets_shown', outcome: 'success', target: secrets.length === 1 ? secrets[0]! : `${scope.type}/${scope.code}`, details: { paths: secrets, scope: scope.type, scope_code: scope.code } })
  const texts = values.map(value => [value.path, toText(value, secrets.length > 0, configuration.encryptor)] as const)
  if (texts.length === 0 && !isOne && input.text('format') === undefined) return succeed(null)
  return print(input, Object.fromEntries(texts), () => isOne ? texts[0]?.[1] ?? '' : texts.map(text => text.join(' - ')).join('\n'))
}

/** Where a field is stored that was named as it is declared. */
function findStoredPath (structure: Structure, path: string | undefined): string | undefined {
  return structure.findDeclaredField(path ?? '')?.path ?? path
}

/** Whether fields stand below the path: a section's or a group's. */
function isPart (structure: Structure, path: string): boolean {
  return listSections(structure).some(section => section.fields.some(field => field.path.startsWith(`${path}/`)))
}

function toText (value: OwnValue, showsSecrets: boolean, encryptor: Encryptor): string {
  const { stored, field } = value
  if (stored === null || stored === '') return ''
  if (!isSecret(value)) return stored
  const read = showsSecrets ? readStored(stored, field?.encrypted !== false, encryptor) : undefined
  return read?.state === 'set' ? read.value : hidden
}

/** What nobody declares may be the secret of a module that is gone. */
function isSecret ({ field, stored }: OwnValue): boolean {
  return field?.secret ?? (stored !== null && looksEncrypted(stored))
}
