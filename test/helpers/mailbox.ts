import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { TestApp } from './app.ts'

/** A letter as its reader has it before him. */
export interface Letter {
  readonly headers: Readonly<Record<string, string>>
  readonly text: string
}

/** The letters that an instance has written, the oldest first, once there are so many. */
export async function readMail ({ dataDir }: Pick<TestApp, 'dataDir'>, count: number): Promise<Letter[]> {
  const folder = join(dataDir, 'mail')
  for (let look = 0; look < 200; look++) {
    const files = existsSync(folder) ? readdirSync(folder).sort() : []
    if (files.length >= count) return files.map(file => parseLetter(readFileSync(join(folder, file), 'utf8')))
    await wait(10)
  }
  throw new Error(`There are not ${count} letters in ${folder}.`)
}

/** Whether an instance has written any. */
export function hasMail ({ dataDir }: Pick<TestApp, 'dataDir'>): boolean {
  return existsSync(join(dataDir, 'mail'))
}

/** The path and query of the link in a letter that sets a password anew. */
export function resetLinkOf ({ text }: Letter): URL {
  return new URL(/https?:\/\/\S+/.exec(text)![0])
}

/** Reads what the mail library writes: headers, folded or not, then text in plain or quoted-printable form. */
export function parseLetter (raw: string): Letter {
  const [head, ...body] = raw.replaceAll('\r\n', '\n').split('\n\n')
  const headers = Object.fromEntries(head!.replace(/\n[ \t]+/g, ' ').split('\n').map(line => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]))
  const text = body.join('\n\n')
  const isQuoted = headers['content-transfer-encoding'] === 'quoted-printable'
  return { headers, text: isQuoted ? fromQuotedPrintable(text) : text }
}

function fromQuotedPrintable (text: string): string {
  const bytes = text.replace(/=\n/g, '').replace(/=([0-9A-F]{2})/g, (_code, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}
