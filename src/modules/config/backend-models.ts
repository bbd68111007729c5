import { createFieldError } from '../../config/field-error.ts'
import type { BackendModel } from '../../config/models.ts'

const maximumAddressLength = 254
const maximumNameLength = 255

// A dot-separated local part, then a host of at least two labels; letters of any script, as the original accepts.
const address = /^[^\s@"(),:;<>[\]\\.]+(?:\.[^\s@"(),:;<>[\]\\.]+)*@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+\p{L}[\p{L}\p{N}-]*[\p{L}\p{N}]$/u

/** Refuses what is no e-mail address, the empty value included, with the original's sentence. */
const emailAddress: BackendModel = {
  beforeSave (value) {
    if (value.length > maximumAddressLength || !address.test(value)) {
      throw createFieldError('The "%1" email address is incorrect. Verify the email address and try again.', value)
    }
    return value
  }
}

/** Refuses a sender's name that is empty, too long or holds anything but visible characters and spaces. */
const emailSender: BackendModel = {
  beforeSave (value) {
    if (!/^[\S ]+$/u.test(value)) {
      throw createFieldError('The sender name "%1" is not valid. Please use only visible characters and spaces.', value)
    }
    if ([...value].length > maximumNameLength) throw createFieldError('Maximum sender name length is 255. Please correct your settings.')
    return value
  }
}

/** What treats mail identities on their way into the table, by the original's class names. */
export const backendModels: Record<string, BackendModel> = {
  'Magento\\Config\\Model\\Config\\Backend\\Email\\Address': emailAddress,
  'Magento\\Config\\Model\\Config\\Backend\\Email\\Sender': emailSender
}
