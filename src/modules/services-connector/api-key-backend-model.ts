import type { KeyAuthority } from '../../admin/key-authority.ts'
import { createFieldError } from '../../config/field-error.ts'
import type { BackendModel } from '../../config/models.ts'
import { gatewayPaths, readGatewayAddress } from '../emulation/gateway-address.ts'
import { inspectAnywhere } from './http-key-authority.ts'
import { keyPaths } from './key-validation.ts'

/** The original's class name, by which system.ts names the model. */
export const apiKeyModelName = 'Magento\\ServicesConnector\\Model\\Config\\Backend\\ApiKey'

/**
 * Builds the backend model of the two API key fields: encrypted at rest, outer white space trimmed, and what cannot be a
 * key of this environment (a login password, a key cut off, the other environment's) refused before anybody is asked.
 */
export function createApiKeyBackendModel (inspect: KeyAuthority['inspect']): BackendModel {
  return {
    encrypted: true,
    tidy: tidyKey,
    async beforeSave (key, { field, valueOf }) {
      if (key === '') return null
      const environment = field.path === keyPaths.sandbox ? 'sandbox' : 'production'
      const isOwn = readGatewayAddress(await valueOf(gatewayPaths[environment])).kind === 'own'
      const shape = await (isOwn ? inspect : inspectAnywhere(inspect))(key, environment)
      if (shape.shape !== 'plausible') throw createFieldError(shape.phrase, ...shape.args)
      return key
    }
  }
}

/** A key as it was meant: pasted among the asterisks of the field, as happens where no script selects them, it replaces them; asterisks alone stay. */
export function tidyKey (value: string): string {
  return /^\*+$/.test(value.trim()) ? value.trim() : value.trim().replace(/^\*+|\*+$/g, '').trim()
}
