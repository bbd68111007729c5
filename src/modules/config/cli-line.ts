import type { Scope } from '../../config/scope.ts'

/** The command line that saves a value at a scope; of a secret it holds a place for the value. */
export function toCliLine (path: string, scope: Pick<Scope, 'type' | 'code'>, value: string | null): string {
  const at = scope.type === 'default' ? '' : `--scope=${scope.type} --scope-code=${scope.code} `
  // What begins with a hyphen would be taken for an option.
  const end = value?.startsWith('-') === true ? '-- ' : ''
  return `npx backroom config:set ${at}${end}${path} ${value === null ? 'VALUE' : toShellText(value)}`
}

/** Within single quotes a shell takes every character as it is, but the quote itself. */
function toShellText (value: string): string {
  return `'${value.replaceAll('\'', '\'\\\'\'')}'`
}
