import type { CommandDefinition } from './command.ts'

/** The command that a name or its abbreviation (`c:f`) means, or what to say. */
export type FoundCommand =
  | { readonly command: CommandDefinition }
  | { readonly command: undefined, readonly message: string }

/** Finds a command by the original's rules: each part of the name may be cut short as long as one command is left. */
export function findCommand (commands: readonly CommandDefinition[], name: string): FoundCommand {
  const exact = commands.find(command => command.name === name)
  if (exact !== undefined) return { command: exact }
  const parts = name.split(':')
  const all = commands.filter(command => {
    const own = command.name.split(':')
    return own.length === parts.length && parts.every((part, index) => own[index]!.toLowerCase().startsWith(part.toLowerCase()))
  })
  const firm = all.filter(command => command.yields !== true)
  const fitting = firm.length > 0 ? firm : all
  if (fitting.length === 1) return { command: fitting[0]! }
  const [says, names] = fitting.length > 1
    ? [`Command "${name}" is ambiguous.`, fitting.map(command => command.name)]
    : [`Command "${name}" is not defined.`, listSimilar(commands, name)]
  return { command: undefined, message: names.length === 0 ? says : `${says}\n\nDid you mean one of these?\n${names.map(similar => `    ${similar}`).join('\n')}` }
}

/** Commands that somebody may have meant: of the same namespace, or with a name that is nearly the same; the nearest first. */
function listSimilar (commands: readonly CommandDefinition[], name: string): string[] {
  const space = name.split(':')[0]!
  return commands
    .map(command => ({ name: command.name, distance: countEdits(name, command.name) }))
    .filter(({ name: known, distance }) => distance <= name.length / 3 || known.includes(name) || isNear(space, known.split(':')[0]!))
    .sort((one, other) => one.distance - other.distance)
    .map(({ name: known }) => known)
}

function isNear (one: string, other: string): boolean {
  return countEdits(one, other) <= one.length / 3
}

/** Letters to insert, remove or change until one word is the other (Levenshtein). */
function countEdits (one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (const [index, letter] of [...one].entries()) {
    const next = [index + 1]
    for (let at = 1; at <= other.length; at++) next.push(Math.min(next[at - 1]! + 1, row[at]! + 1, row[at - 1]! + (letter === other[at - 1] ? 0 : 1)))
    row = next
  }
  return row.at(-1)!
}
