import type { Database } from '../kernel/database/database.ts'
import type { Encryptor } from '../kernel/encryptor.ts'
import type { Fingerprint } from '../kernel/secrets.ts'
import { listCandidates } from './candidates.ts'
import { listRows, type ConfigRow } from './config-data.ts'
import type { EnvOverrides } from './env-override.ts'
import type { ValueSource } from './scope-config.ts'
import { listLevels, type Level } from './scope-levels.ts'
import type { Scope, ScopeDirectory } from './scope.ts'
import { readStored, type ReadValue } from './stored-value.ts'
import type { Field, Section, Structure } from './structure.ts'

/** The effective value of a field at one of two scopes. */
export interface ComparedValue {
  readonly state: ReadValue['state']
  /** Empty where there is none; of a secret its fingerprint. */
  readonly value: string
  /** Null where nothing gives a value. */
  readonly source: ValueSource | null
}

/** A field with its value at both scopes. */
export interface Difference {
  readonly field: Field
  readonly left: ComparedValue
  readonly right: ComparedValue
  readonly differs: boolean
}

export interface CompareOptions {
  readonly database: Database
  readonly structure: Pick<Structure, 'defaults'>
  readonly overrides: EnvOverrides
  readonly encryptor: Encryptor
  readonly scopes: ScopeDirectory
  readonly fingerprint: Fingerprint
}

/** Compares the effective values of sections at two scopes, in the order of the pages; only what differs, unless all is asked for. */
export type CompareScopes = (left: Scope, right: Scope, sections: readonly Section[], which?: 'different' | 'all') => Promise<Difference[]>

/** Builds the comparison. */
export function createCompareScopes (options: CompareOptions): CompareScopes {
  return async (left, right, sections, which = 'different') => {
    const differences: Difference[] = []
    for (const section of sections) {
      const [valueAtLeft, valueAtRight] = [await readSection(options, section, left), await readSection(options, section, right)]
      differences.push(...section.fields.map(field => toDifference(field, valueAtLeft(field), valueAtRight(field))))
    }
    return which === 'all' ? differences : differences.filter(difference => difference.differs)
  }
}

function toDifference (field: Field, left: ComparedValue, right: ComparedValue): Difference {
  return { field, left, right, differs: left.state !== right.state || left.value !== right.value }
}

async function readSection (options: CompareOptions, section: Section, scope: Scope): Promise<(field: Field) => ComparedValue> {
  const { database, overrides, structure: { defaults }, scopes } = options
  const levels = await listLevels(scope, scopes, overrides.areScoped || defaults.areScoped)
  const rows = await listRows(database, section.fields.map(field => field.path), levels)
  const byPath = new Map<string, ConfigRow[]>()
  for (const row of rows) byPath.set(row.path, [...byPath.get(row.path) ?? [], row])
  return field => toComparedValue(options, field, levels, byPath.get(field.path) ?? [])
}

function toComparedValue ({ overrides, structure: { defaults }, encryptor, fingerprint }: CompareOptions, field: Field, levels: readonly Level[], rows: readonly ConfigRow[]): ComparedValue {
  const winner = listCandidates(field.path, levels, rows, { overrides, defaults })[0]
  const read = readStored(winner?.stored ?? null, field.encrypted, encryptor)
  const value = read.state === 'set' ? read.value : ''
  if (winner === undefined) return { state: read.state, value: '', source: null }
  const { stored: _stored, ...source } = winner
  return { state: read.state, value: field.secret && value !== '' ? fingerprint(value) : value, source }
}
