import type { ArgumentDefinition, CommandDefinition, OptionDefinition } from './command.ts'

/** The usage line: `config:set [--scope SCOPE] [-e|--lock-env] [--] <path> <value>`. */
export function toSynopsis ({ name, options = [], arguments: words = [] }: CommandDefinition): string {
  const separator = options.length > 0 && words.length > 0 ? ['[--]'] : []
  return [name, ...options.map(toOptionUsage), ...separator, ...words.map(toArgumentUsage)].join(' ')
}

function toOptionUsage ({ name, short, value }: OptionDefinition): string {
  const start = short === undefined ? '' : `-${short}|`
  return `[${start}--${name}${value === undefined ? '' : ` ${value.toUpperCase()}`}]`
}

function toArgumentUsage ({ name, required, isList }: ArgumentDefinition): string {
  const word = isList === true ? `<${name}>...` : `<${name}>`
  return required === true ? word : `[${word}]`
}
