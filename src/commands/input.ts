import type { CommandInput } from './command-input.ts'
import type { ArgumentDefinition, CommandDefinition, OptionDefinition } from './command.ts'
import { toSynopsis } from './synopsis.ts'

/** What is wrong with a call; goes to standard error, with the command's usage where there is one. */
export interface UsageFault {
  readonly message: string
  readonly usage?: string
}

/** A call that was understood, or what is wrong with it. */
export type ParsedInput =
  | { readonly ok: true, readonly input: CommandInput }
  | { readonly ok: false, readonly fault: UsageFault }

/** The options that every command has, as the original's console has them. */
export const commonOptions: readonly OptionDefinition[] = [
  { name: 'help', short: 'h', description: 'Display help for the given command' },
  { name: 'quiet', short: 'q', description: 'Do not output any message' },
  { name: 'verbose', short: 'v', description: 'Tell more about errors' },
  { name: 'version', short: 'V', description: 'Display this application version' },
  { name: 'ansi', description: 'Taken for compatibility; the output has no colours' },
  { name: 'no-ansi', description: 'Taken for compatibility; the output has no colours' },
  { name: 'no-interaction', short: 'n', description: 'Do not ask any interactive question' }
]

interface Reading {
  readonly options: ReadonlyMap<string, OptionDefinition>
  readonly byShort: ReadonlyMap<string, OptionDefinition>
  readonly values: Map<string, string>
  readonly words: string[]
}

/** Reads the words behind a command's name by the original's rules: `--a=b`, `--a b`, `-x`, `-xy`, and `--` before words that begin with a dash. */
export function parseInput (command: CommandDefinition, words: readonly string[]): ParsedInput {
  const options = [...command.options ?? [], ...commonOptions]
  const reading: Reading = {
    options: new Map(options.map(option => [option.name, option])),
    byShort: new Map(options.filter(option => option.short !== undefined).map(option => [option.short!, option])),
    values: new Map(),
    words: []
  }
  const message = readWords(reading, [...words]) ?? findArgumentFault(command, reading)
  return message === undefined ? { ok: true, input: toInput(command.arguments ?? [], reading) } : { ok: false, fault: { message, usage: toSynopsis(command) } }
}

function readWords (reading: Reading, rest: string[]): string | undefined {
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (word === '--') {
      reading.words.push(...rest)
      return undefined
    }
    const fault = word.startsWith('--') ? readLong(reading, word.slice(2), rest) : readOther(reading, word, rest)
    if (fault !== undefined) return fault
  }
  return undefined
}

function readLong ({ options, values }: Reading, word: string, rest: string[]): string | undefined {
  const at = word.indexOf('=')
  const name = at < 0 ? word : word.slice(0, at)
  const option = options.get(name)
  if (option === undefined) return `The "--${name}" option does not exist.`
  return takeValue(values, option, at < 0 ? undefined : word.slice(at + 1), rest)
}

function readOther (reading: Reading, word: string, rest: string[]): string | undefined {
  if (!word.startsWith('-') || word === '-') {
    reading.words.push(word)
    return undefined
  }
  for (let index = 1; index < word.length; index++) {
    const option = reading.byShort.get(word[index]!)
    if (option === undefined) return `The "-${word[index]}" option does not exist.`
    if (option.value !== undefined) return takeValue(reading.values, option, word.slice(index + 1) || undefined, rest)
    reading.values.set(option.name, '')
  }
  return undefined
}

function takeValue (values: Map<string, string>, option: OptionDefinition, attached: string | undefined, rest: string[]): string | undefined {
  if (option.value === undefined) {
    if (attached !== undefined) return `The "--${option.name}" option does not accept a value.`
    values.set(option.name, '')
    return undefined
  }
  const isNextValue = rest[0] !== undefined && (rest[0] === '' || !rest[0].startsWith('-'))
  const value = attached ?? (isNextValue ? rest.shift() : undefined)
  if (value === undefined) return `The "--${option.name}" option requires a value.`
  values.set(option.name, value)
  return undefined
}

function findArgumentFault ({ name, arguments: known = [] }: CommandDefinition, { words }: Reading): string | undefined {
  const missing = known.slice(words.length).filter(argument => argument.required === true)
  if (missing.length > 0) return `Not enough arguments (missing: "${missing.map(argument => argument.name).join(', ')}").`
  if (words.length <= known.length || known.at(-1)?.isList === true) return undefined
  if (known.length === 0) return `No arguments expected for "${name}" command, got "${words[0]}".`
  return `Too many arguments to "${name}" command, expected arguments ${known.map(argument => `"${argument.name}"`).join(' ')}.`
}

function toInput (known: readonly ArgumentDefinition[], { values, words }: Reading): CommandInput {
  const texts = new Map([...values, ...known.filter(argument => argument.isList !== true).flatMap((argument, index): Array<[string, string]> =>
    words[index] === undefined ? [] : [[argument.name, words[index]]])])
  return {
    text: name => texts.get(name),
    required: name => texts.get(name) ?? '',
    flag: name => values.has(name),
    list: name => words.slice(known.findIndex(argument => argument.name === name))
  }
}
