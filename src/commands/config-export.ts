import { toJson, toYaml } from '../config/config-document.ts'
import { createExportValues } from '../config/export-values.ts'
import { refuse, succeed, type Outcome } from './command.ts'
import type { CommandInput } from './command-input.ts'
import { getScope } from './scope-option.ts'
import type { CommandServices } from './services.ts'

/** Prints the values that are saved, to be imported elsewhere; secrets are only named. */
export async function configExport (services: CommandServices, input: CommandInput): Promise<Outcome> {
  const configuration = await services.configuration()
  const format = input.text('format') ?? 'yaml'
  if (format !== 'yaml' && format !== 'json') return refuse(`The format "${format}" is not known. Use yaml or json.`)
  const scopes = input.text('scope') === undefined && input.text('scope-code') === undefined ? undefined : [await getScope(input, configuration.scopes)]
  const document = await createExportValues(configuration)({ scopes, paths: input.list('paths'), isAllowed: () => true })
  const left = [...document.omitted.map(path => `  secret: ${path}`), ...document.strays.map(stray => `  no field takes it there: ${stray}`)]
  return succeed((format === 'json' ? toJson(document) : toYaml(document)).trimEnd(), left.length === 0 ? undefined : ['Left out:', ...left].join('\n'))
}
