import type { Sentence } from '../store/store-kind.ts'
import { findAccountFault, findCopyFault, findEntryFault, findKeyFault, findPortalKeyFault, findStoreFault, isKeyValid } from './conditions.ts'
import type { GuideFacts } from './facts.ts'

/** Where a step is done. */
export type GuidePlace = 'dashboard' | 'channel' | 'portal' | 'configuration'

export type StepId = 'sign-in' | 'enter-channel' | 'portal-sign-in' | 'add-key' | 'copy-key' | 'open-configuration' | 'paste-key' | 'save-config' | 'enter-again'

/** A step of the procedure. */
export interface GuideStep {
  readonly id: StepId
  readonly title: Sentence
  /** What is to be done, in our own words; labels are those of the screen. */
  readonly text: Sentence
  readonly place: GuidePlace
  /** The act itself leaves no trace on the server: the step is lit by what follows from it, and says so. */
  readonly isInferred?: boolean
  /** Which fact is missing; undefined while the step's post-condition is true. */
  readonly findMissing: (facts: GuideFacts) => Sentence | undefined
  /** When it became true, where the server's own records say; else it counts from when it was seen. */
  readonly findDate: (facts: GuideFacts) => Date | undefined
}

/** Whether the post-condition of a step is true now. */
export function isDone (step: GuideStep, facts: GuideFacts): boolean {
  return step.findMissing(facts) === undefined
}

const roleMayNot = { channel: 'Your role may not open Amazon Sales Channel. Ask an administrator for that resource.', configuration: 'Your role may not change Services > Magento Services. Ask an administrator to do this step.' }

/** The guide page's procedure, numbered as there (its steps 1 to 9; copying belongs to the way back). */
export const guideSteps: readonly GuideStep[] = [
  {
    id: 'sign-in',
    title: { phrase: 'Sign in to the Admin' },
    text: { phrase: 'Use an Admin user whose role may open Amazon Sales Channel and change Magento Services.' },
    place: 'dashboard',
    findMissing: () => undefined,
    findDate: ({ signedInAt }) => signedInAt
  },
  {
    id: 'enter-channel',
    title: { phrase: 'Open Amazon Sales Channel' },
    text: { phrase: 'In the sidebar choose Marketing > Channels > Amazon Sales Channel. Every entry checks the key; without a valid one the page Welcome to Amazon Sales Channel says why.' },
    place: 'channel',
    findMissing: ({ enteredAt, mayEnter }) => enteredAt === undefined ? { phrase: mayEnter ? 'Amazon Sales Channel has not been opened in this run.' : roleMayNot.channel } : undefined,
    findDate: ({ enteredAt }) => enteredAt
  },
  {
    id: 'portal-sign-in',
    title: { phrase: 'Sign in to the Commerce account' },
    text: { phrase: 'Sign in on that page opens the account in a new tab. If there is no account of the company yet, register one. Afterwards My Account shows the API Portal.' },
    place: 'portal',
    findMissing: findAccountFault,
    findDate: ({ portal }) => portal?.sessionSince
  },
  {
    id: 'add-key',
    title: { phrase: 'Add a key in the API Portal' },
    text: { phrase: 'Type a description such as Amazon Sales Channel and press Add New. There is one key an environment: a key that is there already will do.' },
    place: 'portal',
    findMissing: findPortalKeyFault,
    findDate: ({ portal }) => portal?.keySince
  },
  {
    id: 'copy-key',
    title: { phrase: 'Copy the key and go back to the first tab' },
    text: { phrase: 'Copy beside the key takes exactly its characters. The tab of Amazon Sales Channel is where it was.' },
    place: 'portal',
    isInferred: true,
    findMissing: findCopyFault,
    findDate: ({ stored }) => stored.at
  },
  {
    id: 'open-configuration',
    title: { phrase: 'Open the configuration with Add the key' },
    text: { phrase: 'The same page is at Stores > Settings > Configuration, under Services > Magento Services.' },
    place: 'configuration',
    isInferred: true,
    findMissing: ({ sawConfiguration, stored, mayConfigure }) => {
      if (sawConfiguration || stored.state === 'set') return undefined
      return { phrase: mayConfigure ? 'A page that is only looked at leaves no trace on the server. The step lights up when this section was the last one opened in this browser, or when a key is stored.' : roleMayNot.configuration }
    },
    findDate: () => undefined
  },
  {
    id: 'paste-key',
    title: { phrase: 'Paste the key' },
    text: { phrase: 'It belongs into Production Api key, or into Sandbox Api Key where the channel uses that environment. Pasting alone stores nothing: the step lights up with the next one.' },
    place: 'configuration',
    isInferred: true,
    findMissing: findStoreFault,
    findDate: ({ stored }) => stored.at
  },
  {
    id: 'save-config',
    title: { phrase: 'Press Save Config' },
    text: { phrase: 'The key is stored encrypted and checked at once; the message says what it is worth.' },
    place: 'configuration',
    findMissing: findKeyFault,
    findDate: ({ lastAnswer, stored }) => stored.at ?? lastAnswer?.at
  },
  {
    id: 'enter-again',
    title: { phrase: 'Open Amazon Sales Channel again' },
    text: { phrase: 'This entry checks the stored key. If it is valid, Store Integration is next; if the page asks for a key again, repeat the steps.' },
    place: 'channel',
    findMissing: findEntryFault,
    findDate: facts => isKeyValid(facts) ? facts.lastEntry?.at : undefined
  }
]
