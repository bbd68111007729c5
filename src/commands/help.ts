import type { CommandDefinition, OptionDefinition } from './command.ts'
import { commonOptions } from './input.ts'
import { toSynopsis } from './synopsis.ts'

/** The list of all commands, by namespace. */
export function toCommandList (title: string, commands: readonly CommandDefinition[]): string {
  const spaces = new Map<string, CommandDefinition[]>()
  for (const command of [...commands].sort((one, other) => one.name < other.name ? -1 : 1)) {
    const space = command.name.includes(':') ? command.name.split(':')[0]! : ''
    spaces.set(space, [...spaces.get(space) ?? [], command])
  }
  const width = Math.max(...commands.map(({ name }) => name.length))
  const lines = [...spaces].sort(([one], [other]) => one < other ? -1 : 1).flatMap(([space, inside]) => [
    ...space === '' ? [] : [` ${space}`],
    ...inside.map(({ name, description }) => `  ${name.padEnd(width)}  ${description}`)
  ])
  return [title, '', 'Usage:', '  command [options] [arguments]', '', 'Options:', ...toOptionLines(commonOptions), '', 'Available commands:', ...lines].join('\n')
}

/** What one command does and takes. */
export function toCommandHelp (command: CommandDefinition): string {
  const words = command.arguments ?? []
  const width = Math.max(0, ...words.map(({ name }) => name.length))
  return [
    'Description:', `  ${command.description}`, '',
    'Usage:', `  ${toSynopsis(command)}`, '',
    ...words.length === 0 ? [] : ['Arguments:', ...words.map(({ name, description }) => `  ${name.padEnd(width)}  ${description}`), ''],
    'Options:', ...toOptionLines([...command.options ?? [], ...commonOptions])
  ].join('\n')
}

function toOptionLines (options: readonly OptionDefinition[]): string[] {
  const names = options.map(({ name, short, value }) => `${short === undefined ? '    ' : `-${short}, `}--${name}${value === undefined ? '' : `=${value.toUpperCase()}`}`)
  const width = Math.max(...names.map(name => name.length))
  return options.map(({ description }, index) => `  ${names[index]!.padEnd(width)}  ${description}`)
}
