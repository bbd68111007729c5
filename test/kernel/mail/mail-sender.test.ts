import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SMTPServer } from 'smtp-server'
import t, { type Test } from 'tap'
import { createMailQueue } from '../../../src/kernel/mail/mail-queue.ts'
import { createMailSender, type Mail } from '../../../src/kernel/mail/mail-sender.ts'
import { createTestClock } from '../../helpers/clock.ts'
import { parseLetter } from '../../helpers/mailbox.ts'

const mail: Mail = {
  from: { name: 'Owner', address: 'owner@example.com' },
  to: { name: 'Jörg "J" Doe', address: 'joerg@example.com' },
  subject: 'Ein Gruß\r\nBcc: thief@example.com',
  text: 'Zeile 1: https://shop.example/admin/?id=1&token=abc=\n\nGrüße\n'
}

interface Received { readonly to: string[], readonly raw: string, readonly user: string | undefined }

/** A real mail server that takes what `me` sends with his password. */
async function openServer (t: Test, refuses = false): Promise<{ url: string, received: Received[] }> {
  const received: Received[] = []
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    onAuth: ({ username, password }, _session, done) => { done(username === 'me' && password === 'pass:word' ? null : new Error('who is that'), { user: username }) },
    onRcptTo: (_address, _session, done) => { done(refuses ? new Error('no such box') : null) },
    onData (stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => { chunks.push(chunk) })
      stream.on('end', () => {
        received.push({ to: session.envelope.rcptTo.map(({ address }) => address), raw: Buffer.concat(chunks).toString(), user: session.user })
        done()
      })
    }
  })
  await new Promise<void>(resolve => { server.listen(0, '127.0.0.1', resolve) })
  t.teardown(async () => { await new Promise<void>(resolve => { server.close(resolve) }) })
  return { url: `smtp://me:pass%3Aword@127.0.0.1:${(server.server.address() as AddressInfo).port}`, received }
}

function createFolder (t: Test): string {
  const folder = mkdtempSync(join(tmpdir(), 'backroom-mail-'))
  t.teardown(() => { rmSync(folder, { recursive: true, force: true }) })
  return folder
}

t.test('with a mail server the letter goes there, signed in, and nothing is written', async t => {
  const { url, received } = await openServer(t)
  const folder = createFolder(t)
  await createMailSender({ smtpUrl: url, folder: join(folder, 'mail'), clock: createTestClock() }).send(mail)
  t.same(received.map(({ to, user }) => ({ to, user })), [{ to: ['joerg@example.com'], user: 'me' }], 'and to nobody whom a subject names')
  const { headers, text } = parseLetter(received[0]!.raw)
  t.match(headers, { from: 'Owner <owner@example.com>', date: 'Mon, 02 Mar 2026 09:00:00 +0000' })
  t.equal(headers['bcc'], undefined)
  t.equal(text, mail.text)
  t.same(readdirSync(folder), [])
})

t.test('without one it is a file that its owner alone may read', async t => {
  const folder = join(createFolder(t), 'mail')
  const sender = createMailSender({ smtpUrl: undefined, folder, clock: createTestClock() })
  await sender.send(mail)
  await sender.send(mail)
  const files = readdirSync(folder)
  t.equal(files.length, 2)
  for (const file of files) {
    t.match(file, /^2026-03-02T09-00-00-000Z-[\w-]{8}\.eml$/)
    t.equal(statSync(join(folder, file)).mode & 0o777, 0o600)
    t.equal(parseLetter(readFileSync(join(folder, file), 'utf8')).text, mail.text)
  }
})

t.test('what a server does not take is reported, and nobody waits for it or fails by it', async t => {
  const reported: unknown[] = []
  const { url } = await openServer(t, true)
  for (const smtpUrl of [url, url.replace('me:', 'you:'), 'smtp://127.0.0.1:1']) {
    const queue = createMailQueue(createMailSender({ smtpUrl, folder: '/nowhere', clock: createTestClock() }), error => { reported.push((error as { code: string }).code) })
    queue.add(mail)
    await queue.settled()
  }
  t.same(reported, ['EENVELOPE', 'EAUTH', 'ESOCKET'])
})
