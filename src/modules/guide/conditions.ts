import type { Sentence } from '../store/store-kind.ts'
import { verdictLabels } from '../services-connector/verdict.ts'
import type { GuideFacts } from './facts.ts'

const environmentLabels = { production: 'Production', sandbox: 'Sandbox' } as const

/** Whether the stored key opens the channel as far as anybody knows: the last answer about it was yes, and nothing has happened to it since. */
export function isKeyValid (facts: GuideFacts): boolean {
  return findKeyFault(facts) === undefined
}

/** Which fact keeps the stored key from being valid. */
export function findKeyFault (facts: GuideFacts): Sentence | undefined {
  const { stored, lastAnswer } = facts
  if (stored.state !== 'set') return findStoreFault(facts)
  if (stored.isOfPortal === false) return notOfPortal
  if (lastAnswer === undefined || lastAnswer.fingerprint !== stored.fingerprint) return { phrase: 'The stored key has not been checked yet.' }
  if (lastAnswer.name !== 'valid') return { phrase: 'The last check of the stored key came to: %1.', args: [verdictLabels[lastAnswer.name]] }
  if (lastAnswer.keyExpiresAt !== undefined && lastAnswer.keyExpiresAt <= facts.now) return { phrase: 'The stored key has expired.' }
  return undefined
}

/** Why there is no key in the configuration that could be read. */
export function findStoreFault ({ stored, environment }: GuideFacts): Sentence | undefined {
  if (stored.state === 'set') return undefined
  if (stored.state === 'undecryptable') return { phrase: 'A key is stored, but it was encrypted with another crypt key and cannot be read.' }
  return { phrase: 'No key is stored for the environment %1.', args: [environmentLabels[environment]] }
}

const notOfPortal: Sentence = { phrase: 'The stored key does not live in the API Portal: it is another one, was deleted there, or has expired.' }

/** The portal of another server cannot be looked into; a valid key shows that somebody was there. */
const elsewhere: Sentence = { phrase: 'The API Portal is on another server, which this one cannot see. The step lights up when the stored key is valid.' }

/** What is missing of the Commerce account. */
export function findAccountFault (facts: GuideFacts): Sentence | undefined {
  const { portal } = facts
  if (portal === undefined) return isKeyValid(facts) ? undefined : elsewhere
  if (portal.accountSince === undefined) return { phrase: 'There is no Commerce account yet: register one.' }
  return portal.sessionSince === undefined ? { phrase: 'Nobody is signed in to a Commerce account now.' } : undefined
}

/** What is missing of the key in the portal. */
export function findPortalKeyFault (facts: GuideFacts): Sentence | undefined {
  const { portal, environment } = facts
  if (portal === undefined) return isKeyValid(facts) ? undefined : elsewhere
  return portal.keySince === undefined ? { phrase: 'No key lives in the environment %1 of the API Portal: none was added, or it was deleted or has expired.', args: [environmentLabels[environment]] } : undefined
}

/** A clipboard cannot be seen; that the stored key is the portal's shows that it was copied. */
export function findCopyFault (facts: GuideFacts): Sentence | undefined {
  const { portal, stored } = facts
  if (portal === undefined) return isKeyValid(facts) ? undefined : elsewhere
  if (stored.isOfPortal === true) return undefined
  return stored.state === 'set' ? notOfPortal : { phrase: 'The server cannot see the clipboard. The step lights up when the stored key is the one of the API Portal.' }
}

/** Whether this user's last entry came upon the key that is stored now, and it opened. */
export function findEntryFault (facts: GuideFacts): Sentence | undefined {
  const { stored, lastEntry } = facts
  const fault = findKeyFault(facts)
  if (fault !== undefined) return fault
  if (lastEntry === undefined || (lastEntry.fingerprint !== stored.fingerprint && lastEntry.name !== 'unreachable')) return { phrase: 'Amazon Sales Channel has not been opened in this run since this key was stored.' }
  return lastEntry.name === 'valid' ? undefined : { phrase: 'The last time Amazon Sales Channel was opened, the check came to: %1.', args: [verdictLabels[lastEntry.name]] }
}
