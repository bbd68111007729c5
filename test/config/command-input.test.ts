import t from 'tap'
import { commands } from '../../src/commands/commands.ts'
import { createCommandLine } from '../helpers/command-line.ts'

const usage = 'config:set [--scope SCOPE] [--scope-code SCOPE-CODE] [-e|--lock-env] [-c|--lock-config] [-l|--lock] [--] <path> <value>'

/** Words, and what standard error has to say about them. */
const faults: ReadonlyArray<readonly [readonly string[], string]> = [
  [['config:set'], `\n  Not enough arguments (missing: "path, value").\n\n${usage}\n\n`],
  [['config:set', 'a/b/c'], `\n  Not enough arguments (missing: "value").\n\n${usage}\n\n`],
  [['config:set', 'a/b/c', '1', '2'], `\n  Too many arguments to "config:set" command, expected arguments "path" "value".\n\n${usage}\n\n`],
  [['config:set', '--galaxy=x', 'a/b/c', '1'], `\n  The "--galaxy" option does not exist.\n\n${usage}\n\n`],
  [['config:set', '-ex', 'a/b/c', '1'], `\n  The "-x" option does not exist.\n\n${usage}\n\n`],
  [['config:set', 'a/b/c', '1', '--scope'], `\n  The "--scope" option requires a value.\n\n${usage}\n\n`],
  [['config:set', 'a/b/c', '1', '--scope', '--scope-code=x'], `\n  The "--scope" option requires a value.\n\n${usage}\n\n`],
  [['config:set', '--lock-env=1', 'a/b/c', '1'], `\n  The "--lock-env" option does not accept a value.\n\n${usage}\n\n`],
  [['info:adminuri', 'x'], '\n  No arguments expected for "info:adminuri" command, got "x".\n\ninfo:adminuri\n\n'],
  [['nothing:like:it'], '\n  Command "nothing:like:it" is not defined.\n\n'],
  [['cache:f', 'x'], 'The following requested cache types are not supported: \'x\'.\nSupported types: config, layout, block_html, collections, reflection, db_ddl, compiled_config, eav, customer_notification, config_integration, config_integration_api, full_page, config_webservice, translate\n']
]

t.test('a wrong call is explained on standard error, and nothing else happens', async t => {
  const { call } = await createCommandLine(t)
  for (const [words, err] of faults) t.same(await call(...words), { code: 1, out: '', err }, words.join(' '))
})

t.test('who mistypes a command is shown those that may have been meant, the nearest first', async t => {
  const { call } = await createCommandLine(t)
  t.match(await call('config:sett', 'a', 'b'), { code: 1, out: '', err: /^\n {2}Command "config:sett" is not defined\.\n\n {2}Did you mean one of these\?\n {6}config:set\n(?: {6}config:\w+\n)+\n$/ })
  t.match(await call('cache:c:s'), { code: 1, err: /is not defined/ })
  t.match(await call('config:s'), { code: 1, err: /Command "config:s" is ambiguous\.\n\n {2}Did you mean one of these\?\n {6}config:set\n {6}config:show\n/ })
})

t.test('commands that the original does not have take no cut name from its own', async t => {
  const { call } = await createCommandLine(t)
  t.match(await call('s:l'), { code: 0, out: /Main Website|Default Store View/ })
  t.match(await call('cl:sho'), { code: 0, out: /\(running\)/ })
})

t.test('names may be cut short, and common options stand anywhere', async t => {
  const { call } = await createCommandLine(t)
  t.match(await call('c:f', 'config', 'eav'), { code: 0, out: 'Flushed cache types:\nconfig\neav\n', err: '' })
  t.match(await call('cache:clean', 'eav', '-n', '--no-ansi', '-v'), { code: 0, out: 'Cleaned cache types:\neav\n' })
  t.match(await call('-n', 'i:a'), { code: 0, out: '\nAdmin URI: /admin\n\n' })
  t.match(await call('cache:status'), { code: 0, out: /^Current status:\n {24}config: 1\n {24}layout: 1\n/ })
  t.match(JSON.parse((await call('cache:status', '--format', 'json')).out), { config: 1, full_page: 1 })
  t.match(await call('-V'), { code: 0, out: 'Backroom 0.0.0\n' })
})

t.test('help tells of every command what it does and takes', async t => {
  const { call } = await createCommandLine(t)
  for (const words of [[], ['list'], ['help'], ['--help']]) {
    const { out, code } = await call(...words)
    t.equal(code, 0)
    for (const { name, description } of commands) t.ok(out.split('\n').some(line => line.startsWith(`  ${name} `) && line.endsWith(description)), `${name} is listed`)
  }
  for (const command of commands) {
    const { out, code } = await call(command.name, '--help')
    t.equal(code, 0)
    for (const { name } of command.options ?? []) t.match(out, `--${name}`)
    t.same(await call('help', command.name), { code, out, err: '' })
  }
  t.match((await call('help', 'config:set')).out, usage)
})

t.test('every listing can be had as JSON', async t => {
  const { call } = await createCommandLine(t)
  const listings = [['cache:status'], ['config:diff', 'default', 'stores/fr'], ['config:export'], ['config:history'], ['config:show'], ['config:why', 'general/locale/code'], ['module:status'], ['module:status', '--enabled'], ['module:status', '--disabled'], ['store:list'], ['store:website:list']]
  for (const words of listings) {
    const { out, code, err } = await call(...words, '--format=json')
    t.same({ code, err }, { code: 0, err: '' }, words.join(' '))
    t.doesNotThrow(() => { JSON.parse(out) })
  }
})
