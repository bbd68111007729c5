import type { Database } from '../kernel/database/database.ts'
import type { Encryptor } from '../kernel/encryptor.ts'
import { listCandidates, type CandidateSources } from './candidates.ts'
import { listRows, type ConfigRow } from './config-data.ts'
import type { ModelRegistry } from './models.ts'
import { listTypes } from './posted-value.ts'
import { readListRows, toListRowsText } from './rows.ts'
import { isOwnRow } from './scope-config.ts'
import type { Level } from './scope-levels.ts'
import type { Scope } from './scope.ts'
import { readStored } from './stored-value.ts'
import type { Field } from './structure.ts'

/** What a field has at a scope before a save. */
export interface CurrentValue {
  /** The row at the very scope as it is stored; undefined where there is none. */
  readonly row: string | null | undefined
  /** The value as the form shows it, own or inherited; of a stored secret only asterisks. */
  readonly shown: string
  /** What the form would show without the row. */
  readonly inherited: string
}

export interface CurrentValueOptions extends CandidateSources {
  readonly database: Database
  readonly encryptor: Encryptor
  readonly models: Pick<ModelRegistry, 'backend'>
}

/** Reads what fields have at a scope, with one query. */
export async function readCurrentValues (options: CurrentValueOptions, fields: readonly Field[], scope: Scope, levels: readonly Level[]): Promise<ReadonlyMap<Field, CurrentValue>> {
  const rows = await listRows(options.database, [...new Set(fields.map(field => field.path))], levels)
  const byPath = new Map<string, ConfigRow[]>()
  for (const row of rows) byPath.set(row.path, [...byPath.get(row.path) ?? [], row])
  return new Map(fields.map(field => {
    const candidates = listCandidates(field.path, levels, byPath.get(field.path) ?? [], options)
    const own = candidates.find(candidate => isOwnRow(candidate, scope))
    const show = (stored: string | null | undefined): string => toFormText(field, stored ?? null, options)
    return [field, { row: own?.stored, shown: show(candidates[0]?.stored), inherited: show(candidates.find(candidate => candidate !== own)?.stored) }]
  }))
}

/** A stored value as the form shows it. */
export function toFormText (field: Field, stored: string | null, { encryptor, models }: Pick<CurrentValueOptions, 'encryptor' | 'models'>): string {
  const read = readStored(stored, field.encrypted, encryptor)
  if (read.state === 'empty') return ''
  if (field.secret || read.state === 'undecryptable') return '******'
  return models.backend.get(field.backendModel ?? '')?.toForm?.(read.value) ?? read.value
}

/** Whether a posted text is what the form showed, though browsers write line ends and the order of lists their own way. */
export function isAsShown (field: Field, text: string, shown: string, options: readonly string[]): boolean {
  if (text === shown) return true
  if (field.type === 'rows') return text === toListRowsText(readListRows(shown))
  if (field.type === 'time') return shown === '' && text === '00,00,00'
  // A select shows its first option where none is chosen.
  if (field.type === 'select' || field.type === 'allowspecific') return !options.includes(shown) && text === options[0]
  if (listTypes.has(field.type)) return sortParts(text) === sortParts(shown)
  const lines = (value: string): string => field.type === 'textarea' ? value.replaceAll('\r\n', '\n') : value.replace(/[\r\n]/g, '')
  return lines(text) === lines(shown)
}

function sortParts (text: string): string {
  return text.split(',').sort().join(',')
}
