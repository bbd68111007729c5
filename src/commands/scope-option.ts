import { defaultScope, type Scope, type ScopeDirectory } from '../config/scope.ts'
import { createError } from '../kernel/errors.ts'
import type { OptionDefinition } from './command.ts'
import type { CommandInput } from './command-input.ts'

const ScopeHasNoCode = createError('SCOPE_HAS_NO_CODE', 'The "%1" scope can\'t include a scope code. Try again without entering a scope code.', 422)
const ScopeMissing = createError('SCOPE_MISSING', 'A scope is missing. Enter a scope and try again.', 422)
const ScopeCodeMissing = createError('SCOPE_CODE_MISSING', 'A scope code is missing. Enter a code and try again.', 422)
const ScopeUnknown = createError('SCOPE_UNKNOWN', 'The "%1" value doesn\'t exist. Enter another value and try again.', 422)

/** The two options that name a scope. */
export const scopeOptions: readonly OptionDefinition[] = [
  { name: 'scope', value: 'scope', description: 'Configuration scope (default, websites or stores)' },
  { name: 'scope-code', value: 'scope-code', description: 'Scope code (required only if scope is not \'default\')' }
]

/** Finds the scope that the options name; throws the original's sentences. */
export async function getScope (input: CommandInput, scopes: ScopeDirectory): Promise<Scope> {
  const [scope, code] = [input.text('scope') ?? 'default', input.text('scope-code') ?? '']
  if (scope === 'default' && code === '') return defaultScope
  if (scope === 'default') throw ScopeHasNoCode(scope)
  if (scope === '') throw ScopeMissing()
  if (code === '') throw ScopeCodeMissing()
  return await findScope(scope, code, scopes)
}

/** Finds a scope written as one word: `default`, `websites/base`, `stores/fr`. */
export async function getScopeByKey (key: string, scopes: ScopeDirectory): Promise<Scope> {
  if (key === 'default') return defaultScope
  const [type, code, ...rest] = key.split('/')
  if (code === undefined || code === '' || rest.length > 0) throw ScopeUnknown(key)
  return await findScope(type!, code, scopes)
}

async function findScope (type: string, code: string, scopes: ScopeDirectory): Promise<Scope> {
  const find = ['websites', 'website'].includes(type) ? scopes.findWebsite : ['stores', 'store'].includes(type) ? scopes.findStore : undefined
  if (find === undefined) throw ScopeUnknown(type)
  const scope = await find(code)
  if (scope === undefined) throw ScopeUnknown(code)
  return scope
}
