import type { Env } from './kernel/env.ts'
import { AppError } from './kernel/errors.ts'

/** Why the program did not start: one sentence for what people can mend; a stack only for what is our fault. */
export function toSentence (error: unknown, env: Env | undefined): string {
  if (error instanceof AppError) return error.message
  const { code, message, stack } = error as NodeJS.ErrnoException
  if (code === 'EADDRINUSE') return `The port ${env?.port} is taken by another program. Stop that one, or set PORT to a free one.`
  if (code === 'EACCES') return `The port ${env?.port} may not be used by this user. Set PORT to one above 1023.`
  if (code === 'EADDRNOTAVAIL') return `This machine has no address ${env?.host}. Set HOST to one that it has, such as 127.0.0.1.`
  if (code === 'SQLITE_CANTOPEN' || code === 'SQLITE_NOTADB' || code === 'SQLITE_CORRUPT') return `The database cannot be opened (${message}). Check DATABASE_URL, or put back a good copy of the file.`
  return stack ?? message
}
