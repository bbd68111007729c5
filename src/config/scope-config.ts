import type { Database } from '../kernel/database/database.ts'
import type { Encryptor } from '../kernel/encryptor.ts'
import { listCandidates, type Candidate } from './candidates.ts'
import { findRows } from './config-data.ts'
import type { EnvOverrides } from './env-override.ts'
import { explainValue, type ExplainedSource } from './explanation.ts'
import { listLevels, type Level } from './scope-levels.ts'
import { defaultScope, type Scope, type ScopeDirectory } from './scope.ts'
import { readStored } from './stored-value.ts'
import type { Structure } from './structure.ts'

/** Where a secret's value comes from, without the value. */
export type ValueSource = Pick<Candidate, 'source' | 'scope' | 'variable' | 'file' | 'updatedAt'>

/** A secret as it is needed for use; `value` must not reach any output. */
export type SecretReading =
  | { readonly state: 'missing', readonly source?: ValueSource }
  | { readonly state: 'set', readonly value: string, readonly source: ValueSource }
  | { readonly state: 'undecryptable', readonly source: ValueSource }

/** Reads configuration values. Nothing is kept between two calls: each reads the table. Not to be called inside a transaction. */
export interface ScopeConfig {
  /** The effective value, decrypted; null where it is empty, missing or cannot be decrypted. */
  getValue: (path: string, scope?: Scope) => Promise<string | null>
  /** The value that the scope would have without a row of its own. */
  getInheritedValue: (path: string, scope: Scope) => Promise<string | null>
  /** As the original: anything but nothing and "0" means yes. */
  getFlag: (path: string, scope?: Scope) => Promise<boolean>
  /** The value as a number; the fallback where it is none. */
  getNumber: (path: string, fallback: number, scope?: Scope) => Promise<number>
  /** A secret with its state, so that "missing" and "cannot be decrypted" can be told apart. */
  getSecret: (path: string, scope?: Scope) => Promise<SecretReading>
  /** Every place that could give the value, nearest first, and which one does; values of secrets are left out. */
  explain: (path: string, scope?: Scope) => Promise<readonly ExplainedSource[]>
}

export interface ScopeConfigOptions {
  readonly database: Database
  readonly structure: Pick<Structure, 'findField' | 'defaults'>
  readonly overrides: EnvOverrides
  readonly encryptor: Encryptor
  readonly scopes: ScopeDirectory
}

/** Builds the reader. */
export function createScopeConfig ({ database, structure, overrides, encryptor, scopes }: ScopeConfigOptions): ScopeConfig {
  const sources = { overrides, defaults: structure.defaults }
  const isEncrypted = (path: string): boolean => structure.findField(path)?.encrypted === true

  async function gather (path: string, scope: Scope): Promise<{ levels: readonly Level[], candidates: Candidate[] }> {
    // Only scopes above need their codes; whether any lock is scoped is a look at two files.
    const needsCodes = scope.parents.length > 0 && (overrides.areScoped || structure.defaults.areScoped)
    const levels = await listLevels(scope, scopes, needsCodes)
    return { levels, candidates: listCandidates(path, levels, await findRows(database, path, levels), sources) }
  }

  function toValue (path: string, winner: Candidate | undefined): string | null {
    const read = readStored(winner?.stored ?? null, isEncrypted(path), encryptor)
    return read.state === 'set' ? read.value : null
  }

  async function getValue (path: string, scope: Scope = defaultScope): Promise<string | null> {
    const { candidates } = await gather(path, scope)
    return toValue(path, candidates[0])
  }

  return Object.freeze({
    getValue,
    async getInheritedValue (path: string, scope: Scope) {
      const { candidates } = await gather(path, scope)
      return toValue(path, candidates.find(candidate => !isOwnRow(candidate, scope)))
    },
    getFlag: async (path: string, scope?: Scope) => toFlag(await getValue(path, scope)),
    getNumber: async (path: string, fallback: number, scope?: Scope) => toNumber(await getValue(path, scope)) ?? fallback,
    async getSecret (path: string, scope: Scope = defaultScope): Promise<SecretReading> {
      const { candidates } = await gather(path, scope)
      return toSecret(candidates[0], stored => readStored(stored, isEncrypted(path), encryptor))
    },
    async explain (path: string, scope: Scope = defaultScope) {
      const { levels, candidates } = await gather(path, scope)
      const field = structure.findField(path)
      return explainValue(levels, candidates, { secret: field?.secret === true, read: stored => readStored(stored, field?.encrypted === true, encryptor) })
    }
  })
}

/** Whether a candidate is the row of the scope itself, not one above it. */
export function isOwnRow (candidate: Candidate, scope: Scope): boolean {
  return candidate.source === 'row' && candidate.scope.type === scope.type && candidate.scope.id === scope.id
}

function toFlag (value: string | null): boolean {
  return value !== null && value !== '0'
}

function toNumber (value: string | null): number | undefined {
  const number = Number(value?.trim() ?? '')
  return value === null || value.trim() === '' || !Number.isFinite(number) ? undefined : number
}

function toSecret (winner: Candidate | undefined, read: (stored: string | null) => ReturnType<typeof readStored>): SecretReading {
  if (winner === undefined) return { state: 'missing' }
  const { stored, ...source } = winner
  const reading = read(stored)
  if (reading.state === 'empty') return { state: 'missing', source }
  return reading.state === 'set' ? { state: 'set', value: reading.value, source } : { state: 'undecryptable', source }
}
