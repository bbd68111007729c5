import { readFileSync } from 'node:fs'
import { createBundleOptions } from '../build-key-check.ts'
import { createError } from '../kernel/errors.ts'
import { readVersion } from '../kernel/product-version.ts'
import { parseBundle, replayBundle, type Replay } from '../modules/amazon/key-check/replay-bundle.ts'
import { toBundle } from '../modules/amazon/key-check/support-bundle.ts'
import { commandOrigin } from '../kernel/audit/audit-event.ts'
import type { CommandInput } from './command-input.ts'
import { refuse, succeed, type Outcome } from './command.ts'
import { findInstallation } from './configuration.ts'
import type { CommandServices } from './services.ts'

const FileUnreadable = createError('FILE_UNREADABLE', 'The file "%1" cannot be read. Check its name, or use - to read from standard input.', 422)

/** Prints a support bundle of this installation, for a file. */
export async function channelBundle (services: CommandServices): Promise<Outcome> {
  const env = services.env()
  const options = createBundleOptions(await services.configuration(), { env, installation: findInstallation(env), version: readVersion() })
  return succeed(JSON.stringify(await toBundle(options), null, 2))
}

/** Makes the pages of this installation show what a bundle holds; for a copy to look at, never for an installation in production. */
export async function channelBundleReplay (services: CommandServices, input: CommandInput): Promise<Outcome> {
  if (services.env().mode !== 'developer') return refuse('A bundle can be replayed in developer mode only: it replaces what is recorded and configured here. Nothing was changed.')
  const bundle = parseBundle(readInput(input.required('file')))
  const isDry = input.flag('dry-run')
  const replay = await replayBundle(await services.configuration(), bundle, { actor: commandOrigin, dryRun: isDry, replaces: input.flag('replace') })
  const text = toLines(replay, isDry).join('\n')
  return replay.isDone || (isDry && replay.refusals.length === 0) ? succeed(text) : refuse(text)
}

function readInput (file: string): string {
  try {
    return readFileSync(file === '-' ? 0 : file, 'utf8')
  } catch {
    throw FileUnreadable(file)
  }
}

function toLines ({ isDone, verdicts, values, refusals, leftOut }: Replay, isDry: boolean): string[] {
  const end = isDone ? 'The bundle was replayed' : isDry ? 'Dry run, nothing was changed' : 'Nothing was changed'
  return [
    ...values.map(({ path, value }) => `${path}: ${JSON.stringify(value)}`),
    ...leftOut.map(({ path, state }) => `${path}: left out, it is a secret (${state} there)`),
    ...refusals,
    `${end}: ${verdicts} key checks, ${values.length} settings.`
  ]
}
