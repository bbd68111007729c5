import type { ScopeConfig } from '../../config/scope-config.ts'
import type { MailQueue } from '../../kernel/mail/mail-queue.ts'
import type { MailAddress } from '../../kernel/mail/mail-sender.ts'
import { defaultLocale, toLocale, type Phrases, type Translate } from '../../kernel/phrases.ts'
import type { AdminUserRecord } from './admin-user-table.ts'

/** Whom a letter is for. */
export type Addressee = Pick<AdminUserRecord, 'username' | 'firstname' | 'lastname' | 'email' | 'interfaceLocale'>

/** What of an account was changed, as its owner is told. */
type AccountChange = 'email' | 'password' | 'username'

/** The letters that users get of their accounts, in their own language. */
export interface UserMail {
  /** The link by which a password is set anew. */
  sendResetLink: (user: Addressee, link: string, hours: number) => Promise<void>
  /** Tells the owner of changes, at the old address and at the new one; without changes nothing is sent. */
  sendChanges: (before: Addressee, after: Addressee, changes: readonly AccountChange[]) => Promise<void>
  /** Tells the general contact of this installation that a user was added. */
  sendCreated: (user: Addressee) => Promise<void>
}

export interface UserMailOptions {
  readonly scopeConfig: ScopeConfig
  readonly phrases: Phrases
  readonly mail: MailQueue
}

interface Letter {
  readonly subject: string
  readonly paragraphs: readonly string[]
}

/** Builds the letters; the sender is the identity chosen in Advanced > Admin > Admin User Emails, and System > Mail Sending Settings can turn all of them off. */
export function createUserMail ({ scopeConfig, phrases, mail }: UserMailOptions): UserMail {
  const send = async (to: MailAddress, locale: string, write: (__: Translate, contact: string) => Letter): Promise<void> => {
    if (to.address === '' || await scopeConfig.getFlag('system/smtp/disable')) return
    const __ = phrases.translator(toLocale(locale) ?? defaultLocale)
    const from = await findIdentity(scopeConfig, await scopeConfig.getValue('admin/emails/forgot_email_identity') ?? 'general')
    const { subject, paragraphs } = write(__, (await findIdentity(scopeConfig, 'support')).address)
    mail.add({ from, to, subject, text: `${paragraphs.join('\n\n')}\n` })
  }
  return {
    sendResetLink: async (user, link, hours) => { await send(toAddress(user), user.interfaceLocale, __ => writeResetLink(__, user, link, hours)) },
    async sendChanges (before, after, changes) {
      if (changes.length === 0) return
      for (const address of new Set([before.email, after.email])) {
        await send({ ...toAddress(after), address }, after.interfaceLocale, (__, contact) => writeChanges(__, before, changes, contact))
      }
    },
    async sendCreated (user) {
      const general = await findIdentity(scopeConfig, 'general')
      await send(general, await scopeConfig.getValue('general/locale/code') ?? defaultLocale, (__, contact) => writeCreated(__, user, contact))
    }
  }
}

function writeResetLink (__: Translate, { username, firstname }: Addressee, link: string, hours: number): Letter {
  return {
    subject: __('Password Reset Confirmation for %1', username),
    paragraphs: [
      __('Hello %1,', firstname),
      __('Somebody asked to set a new password for your account %1. If that was you, open this link; it works once, for %2 hours:', username, hours),
      link,
      __('If it was not you, ignore this letter: your password stays as it is.')
    ]
  }
}

function writeChanges (__: Translate, { username, firstname }: Addressee, changes: readonly AccountChange[], contact: string): Letter {
  const list = changes.map(change => __(changeNames[change])).join(', ')
  return {
    subject: __('Your account %1 was changed', username),
    paragraphs: [__('Hello %1,', firstname), __('The following was changed in your account %1: %2.', username, list), __('If you know nothing of that, write to %1 at once.', contact)]
  }
}

function writeCreated (__: Translate, { username, firstname, lastname }: Addressee, contact: string): Letter {
  return {
    subject: __('New admin user \'%1\' created', username),
    paragraphs: [__('An admin user was added: %1 (%2 %3).', username, firstname, lastname), __('If you know nothing of that, write to %1 at once.', contact)]
  }
}

/** What of an account its owner is told of; a new password is known by its hash. */
export function listAccountChanges (before: Addressee, after: { readonly email: string, readonly username: string, readonly hash: string | undefined }): AccountChange[] {
  return [
    ...before.email === after.email ? [] : ['email' as const],
    ...after.hash === undefined ? [] : ['password' as const],
    ...before.username === after.username ? [] : ['username' as const]
  ]
}

const changeNames: Readonly<Record<AccountChange, string>> = { email: 'Email', password: 'Password', username: 'User Name' }

/** One of Store Email Addresses. */
async function findIdentity (scopeConfig: ScopeConfig, identity: string): Promise<MailAddress> {
  const path = `trans_email/ident_${/^\w+$/.test(identity) ? identity : 'general'}`
  return { name: await scopeConfig.getValue(`${path}/name`) ?? '', address: await scopeConfig.getValue(`${path}/email`) ?? '' }
}

function toAddress ({ firstname, lastname, email }: Addressee): MailAddress {
  return { name: `${firstname} ${lastname}`.trim(), address: email }
}
