import type { CommandInput } from './command-input.ts'
import type { CommandServices } from './services.ts'

/** What a command prints on standard output (null: nothing) and how it ends; `note` goes to standard error. */
export interface Outcome {
  readonly text: string | null
  readonly exitCode: 0 | 1
  readonly note?: string
}

/** A positional argument; only the last one may be a list. */
export interface ArgumentDefinition {
  readonly name: string
  readonly description: string
  readonly required?: boolean
  readonly isList?: boolean
}

/** An option: with a value named in `value`, else a switch. */
export interface OptionDefinition {
  readonly name: string
  readonly description: string
  readonly short?: string
  readonly value?: string
}

/** The work of a command. */
export type RunCommand = (services: CommandServices, input: CommandInput) => Promise<Outcome>

/** A command of the program; `load` imports what it needs only once it is called. */
export interface CommandDefinition {
  readonly name: string
  readonly description: string
  readonly arguments?: readonly ArgumentDefinition[]
  readonly options?: readonly OptionDefinition[]
  /** A cut name that fits another command too means that one: scripts rely on `c:f`. */
  readonly yields?: boolean
  readonly load: () => Promise<RunCommand>
}

/** What was asked for is done. */
export function succeed (text: string | null, note?: string): Outcome {
  return { text, exitCode: 0, note }
}

/** What was asked for is refused; as in the original the sentence goes to standard output. */
export function refuse (text: string): Outcome {
  return { text, exitCode: 1 }
}
