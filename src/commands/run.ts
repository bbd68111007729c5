import { AppError } from '../kernel/errors.ts'
import type { CommandDefinition, Outcome } from './command.ts'
import { findCommand } from './find-command.ts'
import { toCommandHelp, toCommandList } from './help.ts'
import { parseInput, type UsageFault } from './input.ts'
import type { CommandServices } from './services.ts'

/** Where a call of the program writes. */
export interface Terminal {
  readonly out: (text: string) => void
  readonly error: (text: string) => void
}

export interface Program {
  readonly commands: readonly CommandDefinition[]
  /** Name and version. */
  readonly title: string
  /** Called once, for a command that really runs; `isInteractive` says whether questions may be asked. */
  readonly openServices: (isInteractive: boolean) => Promise<CommandServices>
}

/** Runs one call: finds the command, reads its words, prints what it says; returns the exit code. */
export async function run (program: Program, words: readonly string[], terminal: Terminal): Promise<number> {
  const isQuiet = hasOption(words, '-q', '--quiet')
  const outcome = await answer(program, words)
  if ('fault' in outcome) {
    terminal.error(toFaultText(outcome.fault))
    return 1
  }
  if (!isQuiet && outcome.text !== null) terminal.out(`${outcome.text}\n`)
  if (outcome.note !== undefined) terminal.error(`${outcome.note}\n`)
  return outcome.exitCode
}

async function answer (program: Program, words: readonly string[]): Promise<Outcome | { fault: UsageFault }> {
  const { commands, title } = program
  const at = words.findIndex(word => !word.startsWith('-'))
  const name = words[at]
  if (hasOption(words, '-V', '--version') && name === undefined) return { text: title, exitCode: 0 }
  if (name === undefined || name === 'list') return { text: toCommandList(title, commands), exitCode: 0 }
  const wanted = name === 'help' ? words.slice(at + 1).find(word => !word.startsWith('-')) : name
  if (wanted === undefined) return { text: toCommandList(title, commands), exitCode: 0 }
  const found = findCommand(commands, wanted)
  if (found.command === undefined) return { fault: { message: found.message } }
  if (name === 'help' || hasOption(words, '-h', '--help')) return { text: toCommandHelp(found.command), exitCode: 0 }
  const parsed = parseInput(found.command, words.toSpliced(at, 1))
  if (!parsed.ok) return parsed
  return await perform(program, async services => await (await found.command.load())(services, parsed.input), words)
}

/** Whatever a command holds open is closed, however it ends. */
async function perform ({ openServices }: Program, work: (services: CommandServices) => Promise<Outcome>, words: readonly string[]): Promise<Outcome | { fault: UsageFault }> {
  const services = await openServices(!hasOption(words, '-n', '--no-interaction'))
  try {
    return await work(services)
  } catch (error) {
    // What people can mend with other words is an answer, as in the original; everything else a fault.
    if (error instanceof AppError && error.statusCode < 500) return { text: error.message, exitCode: 1 }
    return { fault: { message: toSentence(error, hasOption(words, '-v', '--verbose')) } }
  } finally {
    await services.close()
  }
}

/** Whether a common option stands among the words, before `--`. */
function hasOption (words: readonly string[], ...names: string[]): boolean {
  const end = words.indexOf('--')
  return (end < 0 ? words : words.slice(0, end)).some(word => names.includes(word))
}

function toSentence (error: unknown, isVerbose: boolean): string {
  const { message, stack } = error instanceof Error ? error : new Error(String(error))
  return isVerbose && !(error instanceof AppError) ? stack ?? message : message
}

/** As the original's console writes it: set off by blank lines and two spaces, then the usage. */
function toFaultText ({ message, usage }: UsageFault): string {
  const lines = message.split('\n').map(line => line === '' ? '' : `  ${line}`)
  return `\n${lines.join('\n')}\n\n${usage === undefined ? '' : `${usage}\n\n`}`
}
