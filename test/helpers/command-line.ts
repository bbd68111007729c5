import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Test } from 'tap'
import { commands } from '../../src/commands/commands.ts'
import { run } from '../../src/commands/run.ts'
import { openServices } from '../../src/commands/services.ts'
import type { Clock } from '../../src/kernel/clock.ts'
import type { Database } from '../../src/kernel/database/database.ts'
import { toEnv, type Env } from '../../src/kernel/env.ts'
import { createTestClock } from './clock.ts'
import { createTestDatabase } from './database.ts'

export const commandCryptKey = '6dc773d14b5718abcf0b5c7f5ebe92b1'

/** What a call said, and how it ended. */
export interface Answer {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** An installation that is spoken to by commands only, all in this process. */
export interface CommandLine {
  readonly database: Database
  readonly dataDir: string
  /** Runs a command; the words as a shell would hand them over. */
  readonly call: (...words: string[]) => Promise<Answer>
  /** The questions that were asked so far. */
  readonly questions: string[]
}

export interface CommandLineOptions {
  readonly variables?: Record<string, string>
  /** What is answered to every question. */
  readonly answer?: boolean
}

/** Builds an installation for one test. */
export async function createCommandLine (t: Test, { variables = {}, answer = false }: CommandLineOptions = {}): Promise<CommandLine> {
  const dataDir = mkdtempSync(join(tmpdir(), 'backroom-commands-'))
  t.teardown(() => { rmSync(dataDir, { recursive: true, force: true }) })
  const database = await createTestDatabase(t)
  const questions: string[] = []
  const env = toEnv({ DATA_DIR: dataDir, ...variables }, dataDir)
  const confirm = async (question: string): Promise<boolean> => { questions.push(question); return answer }
  return { database, dataDir, questions, call: async (...words) => await callCommand({ env, database, clock: createTestClock(), confirm }, ...words) }
}

/** Runs a command on an installation that is there already. */
export async function callCommand (instance: { env: Env, database: Database, clock: Clock, confirm?: (question: string) => Promise<boolean> }, ...words: string[]): Promise<Answer> {
  const said = { out: '', err: '' }
  const code = await run({
    commands,
    title: 'Backroom 0.0.0',
    openServices: async isInteractive => openServices({ confirm: async () => false, cryptKey: commandCryptKey, ...instance, ...isInteractive ? {} : { confirm: async () => false } })
  }, words, { out: text => { said.out += text }, error: text => { said.err += text } })
  return { code, ...said }
}
