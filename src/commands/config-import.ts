import { readFileSync } from 'node:fs'
import { createImportValues, type ImportResult } from '../config/import-values.ts'
import { parseDocument, type ParsedDocument } from '../config/parse-document.ts'
import { findScopeAt, toScopeKey } from '../config/scope-key.ts'
import type { ScopeDirectory } from '../config/scope.ts'
import type { Change } from '../config/write-intents.ts'
import { createError, fillPhrase } from '../kernel/errors.ts'
import { commandOrigin } from '../kernel/audit/audit-event.ts'
import type { Outcome } from './command.ts'
import type { CommandInput } from './command-input.ts'
import type { CommandServices } from './services.ts'
import { print } from './table.ts'

const FileUnreadable = createError('FILE_UNREADABLE', 'The file "%1" cannot be read. Check its name, or use - to read from standard input.', 422)

/** Saves the values of an export, all or nothing; a dry run only says what would change. */
export async function configImport (services: CommandServices, input: CommandInput): Promise<Outcome> {
  const configuration = await services.configuration()
  const parsed = parseDocument(readInput(input.required('file')))
  const isDry = input.flag('dry-run')
  const result = await createImportValues(configuration)(parsed.document, { actor: commandOrigin, dryRun: isDry, isAllowed: () => true })
  const lines = await listLines(result, parsed, configuration.scopes)
  const printed = print(input, toData(result, parsed), () => [...lines, toSummary(result, isDry)].join('\n'))
  return result.refusals.length === 0 || printed.exitCode === 1 ? printed : { ...printed, exitCode: 1 }
}

function readInput (file: string): string {
  try {
    return readFileSync(file === '-' ? 0 : file, 'utf8')
  } catch {
    throw FileUnreadable(file)
  }
}

async function listLines ({ changes, refusals, secrets }: ImportResult, { findLine }: ParsedDocument, scopes: ScopeDirectory): Promise<string[]> {
  return [
    ...await Promise.all(changes.map(async change => await toChangeLine(change, scopes))),
    ...secrets.map(({ scope, path }) => `${scope} ${path}: left out, it is a secret`),
    ...refusals.map(({ scope, path, phrase, args }) => `line ${findLine(scope, path) ?? '?'}: ${scope} ${path}: ${fillPhrase(phrase, args)}`)
  ]
}

async function toChangeLine ({ scope: address, path, oldValue, newValue }: Change, scopes: ScopeDirectory): Promise<string> {
  const scope = await findScopeAt(address, scopes)
  const show = (value: string | null): string => value === null ? '(none)' : JSON.stringify(value)
  return `${scope === undefined ? address.type : toScopeKey(scope)} ${path}: ${show(oldValue)} -> ${show(newValue)}`
}

function toSummary ({ isSaved, changes, unchanged, refusals }: ImportResult, isDry: boolean): string {
  const counts = `${changes.length} changed, ${unchanged} unchanged, ${refusals.length} refused`
  if (refusals.length > 0) return `Nothing was saved: ${counts}.`
  return isDry && !isSaved ? `Dry run, nothing was saved: ${counts}.` : `The values were saved: ${counts}.`
}

function toData ({ isSaved, changes, unchanged, refusals, secrets }: ImportResult, { findLine }: ParsedDocument): object {
  return {
    saved: isSaved,
    changes: changes.map(({ path, scope, oldValue, newValue }) => ({ path, scope, oldValue, newValue })),
    unchanged,
    refusals: refusals.map(({ scope, path, phrase, args }) => ({ scope, path, line: findLine(scope, path) ?? null, reason: fillPhrase(phrase, args) })),
    secrets
  }
}
