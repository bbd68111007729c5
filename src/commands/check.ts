import { fillPhrase } from '../kernel/errors.ts'
import { checkTags } from '../modules/system-check/check.ts'
import { gatherFacts } from '../modules/system-check/gather-facts.ts'
import { checkLevels, runChecks, type Finding } from '../modules/system-check/run-checks.ts'
import { refuse, type Outcome } from './command.ts'
import type { CommandInput } from './command-input.ts'
import type { CommandServices } from './services.ts'
import { print } from './table.ts'

/** Tells what is unsafe in this installation: exit code 1 where something is as bad as --fail-level. */
export async function check (services: CommandServices, input: CommandInput): Promise<Outcome> {
  const [tag, failLevel] = [input.text('tag'), (input.text('fail-level') ?? 'error').toLowerCase()]
  const levels: readonly string[] = checkLevels
  if (tag !== undefined && !checkTags.some(known => known === tag)) return refuse(`There is no system check with the "${tag}" tag. Use ${checkTags.join(', ')}.`)
  if (!levels.includes(failLevel)) return refuse(`The level "${failLevel}" is not known. Use ${levels.join(', ')}.`)
  const { scopeConfig } = await services.configuration()
  const facts = await gatherFacts({ env: services.env(), database: await services.database(), scopeConfig, workingFolder: process.cwd() })
  const findings = runChecks(facts, { deploy: input.flag('deploy'), tag })
  const isBad = findings.some(({ level, isSilenced }) => !isSilenced && levels.indexOf(level) <= levels.indexOf(failLevel))
  const outcome = print(input, findings.map(toData), () => toText(findings))
  return outcome.exitCode === 0 && isBad ? { ...outcome, exitCode: 1 } : outcome
}

function toData ({ id, level, tag, risk, hint, found, isSilenced }: Finding): object {
  return { id, level, tag, risk: fillPhrase(risk, [found]), hint: fillPhrase(hint, [found]), found, silenced: isSilenced }
}

function toText (findings: readonly Finding[]): string {
  const open = findings.filter(({ isSilenced }) => !isSilenced)
  const lines = open.map(({ id, level, risk, hint, found }) => `${level.toUpperCase()} (${id}) ${fillPhrase(risk, [found])}\n        ${fillPhrase(hint, [found])}`)
  const count = open.length === 1 ? '1 issue' : `${open.length === 0 ? 'no' : open.length} issues`
  return [...lines, `System check identified ${count} (${findings.length - open.length} silenced).`].join('\n')
}
