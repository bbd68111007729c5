import type { ScopeConfig } from '../../config/scope-config.ts'
import type { Topic } from './differences.ts'

/** The generations of the services connector that can be emulated; 1.2 behaves as 1.1. */
export const generations = ['1.0', '1.1', '1.3'] as const
export type Generation = typeof generations[number]

/** How generation 1.3 proves who it is: by the signature of its private key, or by client credentials. */
const credentialTypes = ['Magento_JWT', 'IMS_OAuth'] as const
export type CredentialType = typeof credentialTypes[number]

/** Which of three worlds is emulated where the guide and the original differ. */
export const modes = ['corrected', 'documented', 'shipped'] as const
export type Mode = typeof modes[number]

/** What Stores > Configuration > Emulation says at this moment; nothing is kept between two calls. */
export interface Behaviour {
  generation: () => Promise<Generation>
  /** Of generation 1.3. */
  credentials: () => Promise<CredentialType>
  of: (topic: Topic) => Promise<Mode>
}

/** Where the choices are kept. */
const emulationPaths = {
  generation: 'backroom_emulation/connector/generation',
  credentials: 'backroom_emulation/connector/credentials_type',
  behaviour: 'backroom_emulation/behaviour/differences'
} as const

/** Builds the reader; what is not one of the choices counts as the first. */
export function createBehaviour (scopeConfig: Pick<ScopeConfig, 'getValue'>): Behaviour {
  return {
    async generation () {
      const value = await scopeConfig.getValue(emulationPaths.generation)
      return generations.find(generation => generation === value) ?? generations[0]
    },
    async credentials () {
      const value = await scopeConfig.getValue(emulationPaths.credentials)
      return credentialTypes.find(type => type === value) ?? credentialTypes[0]
    },
    async of () {
      const value = await scopeConfig.getValue(emulationPaths.behaviour)
      return modes.find(mode => mode === value) ?? modes[0]
    }
  }
}
