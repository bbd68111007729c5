import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import type { Clock } from '../clock.ts'
import { createToken } from '../secrets.ts'

/** Who writes: a name and an address. */
export interface MailAddress {
  readonly name: string
  readonly address: string
}

/** A letter in plain text. */
export interface Mail {
  readonly from: MailAddress
  readonly to: MailAddress
  readonly subject: string
  readonly text: string
}

/** Sends mail; rejects where the server does not take it. */
export interface MailSender {
  send: (mail: Mail) => Promise<void>
}

export interface MailOptions {
  /** `smtp[s]://user:password@host:port`; undefined: every mail becomes a file. */
  readonly smtpUrl: string | undefined
  /** Where the files go, named by time, one a mail. */
  readonly folder: string
  readonly clock: Clock
}

/** How long a mail server may take for each step, in ms. */
const patience = { connectionTimeout: 5_000, greetingTimeout: 5_000, socketTimeout: 10_000 }

/** Opens the way for mail: a mail server where one is given, else files that any mail program opens. */
export function createMailSender ({ smtpUrl, folder, clock }: MailOptions): MailSender {
  if (smtpUrl !== undefined) {
    const server = createTransport({ url: smtpUrl, ...patience, disableFileAccess: true, disableUrlAccess: true })
    return { send: async mail => { await server.sendMail({ ...mail, date: clock.now() }) } }
  }
  const writer = createTransport({ streamTransport: true, buffer: true, newline: 'unix', disableFileAccess: true, disableUrlAccess: true })
  return {
    async send (mail) {
      const date = clock.now()
      const { message } = await writer.sendMail({ ...mail, date })
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      // Letters hold links that open accounts: nobody else on this machine may read them.
      writeFileSync(join(folder, `${date.toISOString().replace(/[:.]/g, '-')}-${createToken().slice(0, 8)}.eml`), message as Buffer, { mode: 0o600 })
    }
  }
}
