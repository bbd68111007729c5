import type { Actor } from '../config/history.ts'

/** Who changes what commands change. */
export const commandLine: Actor = { userId: null, userName: 'command line' }
