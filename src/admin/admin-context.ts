import type { FastifyReply } from 'fastify'
import type { AuditOrigin } from '../kernel/audit/audit-event.ts'
import type { Message } from '../kernel/http/messages.ts'
import type { Session } from '../kernel/http/session-state.ts'
import type { Locale, Translate } from '../kernel/phrases.ts'
import type { PageParts } from '../kernel/view/page-parts.ts'
import type { AdminUser } from './admin-user.ts'
import type { PathParameters } from './path-parameters.ts'

/** What a page says of itself. */
export interface PageOptions {
  /** Path below views/. */
  readonly template: string
  /** h1, already in the reader's language or a name. */
  readonly title: string
  /** `<controller>-<action>` of the original, for the body's class. */
  readonly bodyClass: string
  readonly layout?: '1column' | '2columns-left'
  /** Menu entry that is current; it gives the document title its trail too. */
  readonly menuItem?: string
  /** The page itself says what the bar above it would repeat. */
  readonly hidesSystemMessages?: boolean
  readonly status?: number
  /** The page shows a form again with what is wrong: status 422, and the document title says so. */
  readonly hasErrors?: boolean
  /** Messages of this very answer, besides those that a redirect carried. */
  readonly messages?: readonly Message[]
  readonly model?: object
  /** Large pieces that are kept as bytes. */
  readonly parts?: PageParts
  /** The model is plain data: what an equal one was rendered to is used again. Its form key is `formKeyPlace`. */
  readonly isKept?: boolean
}

/** A request of a signed-in user, ready for a handler. */
export interface AdminContext {
  readonly user: AdminUser
  readonly session: Session
  /** Who asks and from where, for the record of what is done. */
  readonly origin: AuditOrigin
  readonly locale: Locale
  readonly translate: Translate
  readonly formKey: string
  readonly parameters: PathParameters
  /** URL of a path below the admin front name, with a slash at its end. */
  readonly url: (path: string) => string
  readonly page: (reply: FastifyReply, options: PageOptions) => Promise<FastifyReply>
  /** 302 to a path below the admin front name; the messages are shown there. */
  readonly redirect: (reply: FastifyReply, path: string, ...messages: Message[]) => FastifyReply
  /** What a user without the ACL resource gets. */
  readonly deny: (reply: FastifyReply) => Promise<FastifyReply>
}

/** Something that asks for attention in the header's notifications or in the bar above the page. */
export interface SystemMessage {
  /** The original's name of the message, where it has one. */
  readonly identity?: string
  readonly severity: 'critical' | 'major' | 'notice'
  readonly message: Message
  /** What it is about, for pages that show it once more at a place of their own. */
  readonly topic?: string
}
