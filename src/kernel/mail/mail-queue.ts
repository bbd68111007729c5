import type { Mail, MailSender } from './mail-sender.ts'

/** Mail on its way: nobody waits for it, so that no answer tells by its time whether there was one. */
export interface MailQueue {
  add: (mail: Mail) => void
  /** Settles once everything is sent or has failed. */
  settled: () => Promise<void>
}

/** Opens a queue; `report` is told what could not be sent, never what it says or to whom. */
export function createMailQueue (sender: MailSender, report: (error: unknown) => void): MailQueue {
  const open = new Set<Promise<void>>()
  return {
    add (mail) {
      const sending: Promise<void> = sender.send(mail).catch(report).finally(() => { open.delete(sending) })
      open.add(sending)
    },
    settled: async () => { await Promise.all(open) }
  }
}
