import { situations as list } from '../modules/situations/situation-list.ts'
import { commandOrigin } from '../kernel/audit/audit-event.ts'
import { succeed, type Outcome } from './command.ts'
import type { CommandInput } from './command-input.ts'
import type { CommandServices } from './services.ts'
import { print, printTable } from './table.ts'

/** Lists the situations; the one that is set is marked. */
export async function situationList (services: CommandServices, input: CommandInput): Promise<Outcome> {
  const situations = await services.situations()
  const set = await situations.find()
  return printTable(input, [
    { head: 'Name', name: 'name' }, { head: 'Title', name: 'title' }, { head: 'Leads to', name: 'leadsTo' }, { head: 'Set', name: 'isSet' }
  ], list.map(({ name, title, place }) => [name, title, situations.toPath(place), Number(name === set?.name)]))
}

/** Sets a situation and says where it is seen; a password is told here and nowhere else. */
export async function situationEnter (services: CommandServices, input: CommandInput): Promise<Outcome> {
  const { situation: { name, title, expected }, leadsTo, credentials } = await (await services.situations()).enter(input.required('name'), commandOrigin)
  const told = credentials === undefined ? [] : [`User name: ${credentials.username}`, `Password: ${credentials.password} - it is shown only this once.`]
  return print(input, { name, title, leadsTo, expected, ...credentials === undefined ? {} : { credentials } }, () => [`The situation "${name}" is set. It leads to ${leadsTo}`, ...told].join('\n'))
}

/** Back to a clean world. */
export async function situationReset (services: CommandServices): Promise<Outcome> {
  await (await services.situations()).reset(commandOrigin)
  return succeed('This is a clean world again.')
}
