import { createServer, type AddressInfo } from 'node:net'
import type { KeyAuthority } from '../../admin/key-authority.ts'
import type { Database } from '../../kernel/database/database.ts'
import { createHttpKeyAuthority } from '../services-connector/http-key-authority.ts'
import { findFault } from './situation-table.ts'
import type { ValidatorFault } from './situation.ts'

export interface SituationAuthorityOptions {
  readonly database: Database
  /** Who judges keys while no situation is set. */
  readonly usual: KeyAuthority
  /** Who judges the keys of situations: the API Portal of this installation, which has issued them. */
  readonly own: KeyAuthority
  /** Where this process listens, as `http://host:port`. */
  readonly findAddress: () => string
}

/** Below this path of every instance in developer mode lie the validators that fail, one a fault. */
export const faultyValidatorPath = '/situations/validator'

/**
 * The key authority with the faults of situations in front of it. A fault is asked for over HTTP, by the same client that
 * asks a real gateway, so that what is seen is what a broken validator does.
 */
export function createSituationAuthority ({ database, usual, own, findAddress }: SituationAuthorityOptions): KeyAuthority {
  let last = usual
  return {
    get name () { return last.name },
    inspect: usual.inspect,
    async check (key, environment) {
      const { isSet, fault } = await findFault(database)
      const authority = isSet ? own : usual
      last = fault === undefined ? authority : createHttpKeyAuthority(await findValidator(fault, findAddress), usual.inspect)
      return await last.check(key, environment)
    }
  }
}

async function findValidator (fault: ValidatorFault, findAddress: () => string): Promise<string> {
  return fault === 'refused' ? `http://127.0.0.1:${await findClosedPort()}` : `${findAddress()}${faultyValidatorPath}/${fault}`
}

/** A port on which nothing listens: one that was free a moment ago. */
async function findClosedPort (): Promise<number> {
  return await new Promise((resolve, reject) => {
    const server = createServer().once('error', reject).listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => { resolve(port) })
    })
  })
}
