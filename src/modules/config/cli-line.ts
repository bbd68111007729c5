import type { Scope } from '../../config/scope.ts'

/** The command line that saves a value at a scope; of a secret it holds a place for the value. */
export function toCliLine (path: string, scope: Pick<Scope, 'type' | 'code'>, value: string | null): string {
  const at = scope.type === 'default' ? '' : `--scope=${scope.type} --scope-code=${scope.code} `
  return `npx backroom config:set ${at}${path} ${value === null ? 'VALUE' : toShellText(value)}`
}

/** Within single quotes a shell takes every character as it is, but the quote itself. */
function toShellText (value: string): string {
  return `'${value.replaceAll('\'', '\'\\\'\'')}'`
}
