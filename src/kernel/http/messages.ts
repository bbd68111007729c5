import '@fastify/cookie'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Translate } from '../phrases.ts'
import type { Realm } from './session-state.ts'

export type MessageType = 'success' | 'error' | 'warning' | 'notice'

/** A sentence for the next page, kept as phrase and arguments so that it is shown in the reader's language. */
export interface Message {
  readonly type: MessageType
  readonly phrase: string
  readonly args?: readonly string[]
  readonly link?: { readonly phrase: string, readonly href: string }
}

/** A message as a page shows it. */
export interface ShownMessage {
  readonly type: MessageType
  readonly text: string
  readonly link?: { readonly text: string, readonly href: string }
}

/** Carries messages over a redirect in a signed cookie, for those who are signed in and those who are not alike. */
export interface Messages {
  add: (reply: FastifyReply, ...messages: Message[]) => void
  /** What the last answer left for this page; taking it clears it. */
  take: (request: FastifyRequest, reply: FastifyReply) => Message[]
}

const longest = 3500

/** Builds the messages of one realm; `secure` keeps the cookie to https. */
export function createMessages (realm: Realm, secure: boolean): Messages {
  const cookieName = `backroom-${realm}-messages`
  const path = '/'
  const pending = new WeakMap<FastifyReply, Message[]>()
  const options = { path, httpOnly: true, sameSite: 'lax', signed: true, secure } as const
  return {
    add (reply, ...messages) {
      const all = [...pending.get(reply) ?? [], ...messages]
      pending.set(reply, all)
      reply.setCookie(cookieName, toCookie(all), { ...options, maxAge: 300 })
    },
    take (request, reply) {
      const cookie = request.cookies[cookieName]
      if (cookie === undefined) return []
      reply.clearCookie(cookieName, { path })
      const { valid, value } = request.unsignCookie(cookie)
      return valid ? fromCookie(value) : []
    }
  }
}

/** Puts messages into the reader's language. */
export function showMessages (messages: readonly Message[], translate: Translate): ShownMessage[] {
  return messages.map(message => ({
    type: message.type,
    text: translate(message.phrase, ...message.args ?? []),
    ...(message.link === undefined ? {} : { link: { text: translate(message.link.phrase), href: message.link.href } })
  }))
}

/** A cookie holds 4 KB: where messages are longer, the first ones go. */
function toCookie (messages: Message[]): string {
  for (let first = 0; ; first++) {
    const text = Buffer.from(JSON.stringify(messages.slice(first))).toString('base64url')
    if (text.length <= longest || first >= messages.length) return text
  }
}

function fromCookie (value: string | null): Message[] {
  return JSON.parse(Buffer.from(value ?? '', 'base64url').toString('utf8')) as Message[]
}
