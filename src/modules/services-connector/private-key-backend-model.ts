import { createFieldError } from '../../config/field-error.ts'
import type { BackendModel } from '../../config/models.ts'
import { readPrivateKey } from './private-key.ts'

/** The name by which system.ts names the model; the original treats private keys as it treats API keys. */
export const privateKeyModelName = 'Magento\\ServicesConnector\\Model\\Config\\Backend\\PrivateKey'

/** The backend model of the private key fields: encrypted at rest, and what cannot sign is refused at once. */
export const privateKeyBackendModel: BackendModel = {
  encrypted: true,
  tidy: value => value.trim(),
  beforeSave (text) {
    if (text === '') return null
    if (readPrivateKey(text) === undefined) throw createFieldError('This is not an RSA private key. Paste the whole text, from BEGIN PRIVATE KEY to END PRIVATE KEY, without a passphrase.')
    return text
  }
}
