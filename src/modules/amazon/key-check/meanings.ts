import type { KeyOrigin, Occasion, VerdictName } from '../../services-connector/verdict.ts'

/** Where somebody goes on from a verdict. */
export type NextPlace = 'portal' | 'config' | 'channel' | 'none'

/** A verdict in sentences: what it means, what to do next, and where. */
export interface Meaning {
  readonly phrase: string
  readonly next: { readonly phrase: string, readonly place: NextPlace }
}

/** What every verdict means (decision A.3: its name is what the server decides by; these are the words for people). */
export const meanings: Readonly<Record<VerdictName, Meaning>> = {
  valid: {
    phrase: 'The key service knew the key, and it was in force.',
    next: { phrase: 'Nothing has to be done.', place: 'none' }
  },
  bypassed: {
    phrase: 'The check is switched off in the configuration (channel/amazon/endpoint/use_services_connector is 0): the channel opens without a key.',
    next: { phrase: 'Switch the check on again before relying on it.', place: 'channel' }
  },
  missing: {
    phrase: 'No place of the configuration gave a key for this environment.',
    next: { phrase: 'Create a key in the API Portal and add it in Services > Magento Services.', place: 'portal' }
  },
  malformed: {
    phrase: 'What was found is no whole key: it was cut off, mistyped, or is something else, such as a password. Nobody was asked about it.',
    next: { phrase: 'Copy the key again in the API Portal and paste it into its field.', place: 'config' }
  },
  unknown: {
    phrase: 'The key service was asked and did not know the key: it may be of another service or another installation.',
    next: { phrase: 'Compare the last four characters with those of the key in the API Portal, and copy that one.', place: 'portal' }
  },
  revoked: {
    phrase: 'The key was deleted in the API Portal, or its account was closed.',
    next: { phrase: 'Create a new key in the API Portal and put it in the place of this one.', place: 'portal' }
  },
  expired: {
    phrase: 'The time of the key was over.',
    next: { phrase: 'Create a new key in the API Portal and put it in the place of this one.', place: 'portal' }
  },
  wrong_environment: {
    phrase: 'The key belongs to the other environment: a sandbox key does not open production, nor the other way round.',
    next: { phrase: 'Copy the key of this environment in the API Portal.', place: 'portal' }
  },
  undecryptable: {
    phrase: 'A key is stored, but it was encrypted with another crypt key, as happens when a database is copied.',
    next: { phrase: 'Add the key again, or start the program with the crypt key that this database belongs to.', place: 'config' }
  },
  unreachable: {
    phrase: 'The key service gave no clear answer. This says nothing about the key: it may well be valid.',
    next: { phrase: 'Check again. If it stays so, look at the key service named here and at the network in between.', place: 'channel' }
  }
}

/** Of a key that is valid, but expires within the time of the warnings or was replaced. */
export const endsSoon: Meaning = {
  phrase: 'The key service knew the key, and it was in force; but it ends soon or has ended since.',
  next: { phrase: 'Create a new key in the API Portal and put it in the place of this one.', place: 'portal' }
}

/** What a key was checked for. */
export const occasionLabels: Readonly<Record<Occasion, string>> = {
  access: 'Access to the channel',
  save: 'Save Config',
  test: 'Test key',
  background: 'Background task'
}

/** Where a key came from. */
export const originLabels: Readonly<Record<KeyOrigin, string>> = {
  default: 'Default Config',
  websites: 'Website',
  stores: 'Store View',
  env: 'Environment variable',
  file: 'Locked by a file',
  module: 'Module',
  typed: 'Typed into the field, not saved'
}

/** Every phrase above, for the dictionaries' completeness test. */
export const meaningPhrases: readonly string[] = [
  ...[...Object.values(meanings), endsSoon].flatMap(({ phrase, next }) => [phrase, next.phrase]),
  ...Object.values(occasionLabels),
  ...Object.values(originLabels)
]
