import type { Outcome } from './command.ts'
import { findInstallation } from './configuration.ts'
import type { CommandInput } from './command-input.ts'
import type { CommandServices } from './services.ts'
import { print } from './table.ts'

/** Says which modules there are. None can be disabled here, so the list of disabled ones is always empty. */
export async function moduleStatus (services: CommandServices, input: CommandInput): Promise<Outcome> {
  const enabled = findInstallation(services.env()).modules.map(module => module.name)
  const asked = input.list('module-names')
  if (asked.length > 0) {
    return print(input, asked.map(name => ({ name, status: enabled.includes(name) ? 'enabled' : 'missing' })), () => asked.map(name => `${name} : ${enabled.includes(name) ? 'Module is enabled' : 'Module does not exist'}`).join('\n'))
  }
  if (input.flag('enabled')) return print(input, enabled, () => enabled.join('\n'))
  if (input.flag('disabled')) return print(input, [], () => 'None')
  return print(input, { enabled, disabled: [] }, () => `List of enabled modules:\n${enabled.join('\n')}\n\nList of disabled modules:\nNone\n`)
}
