import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { createCommandLine, type CommandLine } from '../helpers/command-line.ts'

const name = 'general/store_information/name'
const atFrench = ['--scope=stores', '--scope-code=fr']
const atSecond = ['--scope=websites', '--scope-code=second']
const lockedAlready = { code: 1, out: 'The value you set has already been locked. To change the value, use the --lock-env option.\n', err: '' }

function fileOf ({ dataDir }: CommandLine, file: 'env' | 'config'): string {
  return join(dataDir, 'app', 'etc', `${file}.json`)
}

function readTree (line: CommandLine, file: 'env' | 'config'): unknown {
  return JSON.parse(readFileSync(fileOf(line, file), 'utf8'))
}

/** What wins, from the chain's marked line. */
async function findWinner ({ call }: CommandLine, ...words: string[]): Promise<unknown> {
  const chain = JSON.parse((await call('config:why', name, ...words, '--format=json')).out) as Array<{ wins: string, source: string, value: string }>
  const winner = chain.find(place => place.wins === '*')
  return winner === undefined ? undefined : [winner.source, winner.value]
}

t.test('a lock is written into its file, as the tree that the original has there', async t => {
  const line = await createCommandLine(t)
  t.same(await line.call('config:set', '--lock-env', name, 'E'), { code: 0, out: 'Value was saved in app/etc/env.php and locked.\n', err: '' })
  t.same(await line.call('config:set', '-c', ...atSecond, name, 'C'), { code: 0, out: 'Value was saved in app/etc/config.php and locked.\n', err: '' })
  t.match(await line.call('config:set', '-e', ...atFrench, 'general/locale/weekend', '0,6'), { code: 0 })
  t.same(readTree(line, 'env'), { system: { default: { general: { store_information: { name: 'E' } } }, stores: { fr: { general: { locale: { weekend: '0,6' } } } } } })
  t.same(readTree(line, 'config'), { system: { websites: { second: { general: { store_information: { name: 'C' } } } } } })
  t.same(await line.database('core_config_data').where({ path: name }), [], 'no row is written')
  t.same(readdirSync(join(line.dataDir, 'app', 'etc')).sort(), ['config.json', 'env.json'], 'nothing half-made is left')
})

t.test('the variable beats the files, env.json beats config.json, both beat the row of the same scope', async t => {
  const line = await createCommandLine(t)
  await line.call('config:set', name, 'row')
  t.same(await findWinner(line), ['saved value', 'row'])
  await line.call('config:set', '-c', name, 'shared')
  t.same(await findWinner(line), ['file app/etc/config.json', 'shared'])
  await line.call('config:set', '-e', name, 'own')
  t.same(await findWinner(line), ['file app/etc/env.json', 'own'])
  t.match(await line.call('config:set', '-c', name, 'shared again'), { code: 0, err: 'The file app/etc/env.json locks this value, too, and is stronger.\n' })
  const withVariable = await createCommandLine(t, { variables: { CONFIG__DEFAULT__GENERAL__STORE_INFORMATION__NAME: 'variable' } })
  t.match(await withVariable.call('config:set', '-e', name, 'own'), { code: 0, err: /^The environment variable CONFIG__DEFAULT__GENERAL__STORE_INFORMATION__NAME is stronger/ })
  t.same(await findWinner(withVariable), ['environment variable CONFIG__DEFAULT__GENERAL__STORE_INFORMATION__NAME', 'variable'])
  t.match(await withVariable.call('config:unlock', name), { code: 1, out: /Remove the variable/ })
})

t.test('what is locked is refused there and below, whichever way it is locked, and the row stays', async t => {
  const line = await createCommandLine(t)
  await line.call('config:set', ...atFrench, name, 'French')
  for (const option of ['--lock-env', '--lock-config', '-l']) {
    await line.call('config:set', option, ...atSecond, name, 'L')
    t.same(await line.call('config:set', ...atSecond, name, 'X'), lockedAlready)
    t.same(await line.call('config:set', ...atFrench, name, 'X'), lockedAlready, 'below it too')
    t.match(await line.call('config:set', name, 'X'), { code: 0 }, 'above it is free')
    t.match(await line.call('config:show', ...atSecond, name), { out: 'L\n' })
    t.match(await line.call('config:unlock', ...atSecond, name), { code: 0, out: /^The value is not locked any more; it was taken out of app\/etc\/(env|config)\.json\.\n$/ })
    t.match(await line.call('config:unlock', ...atSecond, name), { code: 1, out: 'No file locks this value at this scope.\n' })
  }
  t.match(await line.call('config:show', ...atFrench, name), { out: 'French\n' })
  t.match(await line.call('config:set', ...atFrench, name, 'X'), { code: 0 })
})

t.test('an import does not get past a lock', async t => {
  const line = await createCommandLine(t)
  await line.call('config:set', '-e', name, 'L')
  const file = join(line.dataDir, 'values.yaml')
  writeFileSync(file, `format: 1\nvalues:\n  default:\n    general/store_information/phone: '1'\n    ${name}: X\n`)
  const { code, out } = await line.call('config:import', file)
  t.equal(code, 1)
  t.match(out, /line 5: default general\/store_information\/name: This field is locked by the file app\/etc\/env\.json\. .*: npx backroom config:unlock general\/store_information\/name/)
  t.match(out, /Nothing was saved: 1 changed, 0 unchanged, 1 refused\./)
  t.same(await line.database('core_config_data').where('path', 'like', 'general/%'), [])
})

t.test('a value is checked before it is locked', async t => {
  const line = await createCommandLine(t)
  t.match(await line.call('config:set', '-e', 'trans_email/ident_general/email', 'bad'), { code: 1, out: 'The "bad" email address is incorrect. Verify the email address and try again.\n' })
  t.match(await line.call('config:set', '-e', ...atFrench, 'general/single_store_mode/enabled', '1'), { code: 1, out: 'This field cannot be set in this scope (it is [GLOBAL]).\n' })
  t.match(await line.call('config:set', '-e', 'a/b/c', '1'), { code: 1, out: 'The "a/b/c" path doesn\'t exist. Verify and try again.\n' })
  t.notOk(existsSync(fileOf(line, 'env')))
})

t.test('what else a file holds stays, by whomever it was written, and so does its right to be read', async t => {
  const line = await createCommandLine(t)
  mkdirSync(join(line.dataDir, 'app', 'etc'), { recursive: true })
  const written = { crypt: { key: 'abc' }, system: { default: { general: { locale: { firstday: 1 }, store_information: { phone: null, hours: true } } } } }
  writeFileSync(fileOf(line, 'env'), JSON.stringify(written))
  t.match((await line.call('config:show')).out, 'general/locale/firstday - 1\ngeneral/store_information/hours - 1\ngeneral/store_information/phone - \n')
  await line.call('config:set', '-e', name, 'E')
  await line.call('config:unlock', name)
  t.same(readTree(line, 'env'), written)
  t.equal(statSync(fileOf(line, 'env')).mode & 0o777, 0o600)
})

t.test('a file that cannot be understood unlocks nothing: whatever is asked, it is named', async t => {
  const line = await createCommandLine(t)
  await line.call('config:set', '-e', name, 'E')
  for (const text of ['{"system": {"default": {"general": "CANARY', '[]', '{"system":{"default":{"general":{"locale":["CANARY"]}}}}', '{"system":[]}']) {
    writeFileSync(fileOf(line, 'env'), text)
    for (const words of [['config:set', name, 'X'], ['config:set', '-e', name, 'X'], ['config:show'], ['config:unlock', name]]) {
      const { code, out, err } = await line.call(...words)
      t.match({ code, out, err }, { code: 1, out: '', err: /The file app\/etc\/env\.json locks configuration values, but cannot be understood/ }, `${words[0]} with ${text}`)
      t.notMatch(err, /CANARY/)
    }
    t.equal(readFileSync(fileOf(line, 'env'), 'utf8'), text)
  }
})

t.test('locks that are set at the same time are all kept', async t => {
  const line = await createCommandLine(t)
  const fields = ['name', 'phone', 'hours', 'city', 'postcode', 'street_line1', 'street_line2']
  const answers = await Promise.all(fields.map(async field => await line.call('config:set', '-e', `general/store_information/${field}`, field)))
  t.same(answers.map(({ code }) => code), fields.map(() => 0))
  t.match(readTree(line, 'env'), { system: { default: { general: { store_information: Object.fromEntries(fields.map(field => [field, field])) } } } })
})

t.test('another command\'s unfinished file is waited for, then named; the old file stays whole', async t => {
  const line = await createCommandLine(t)
  await line.call('config:set', '-e', name, 'E')
  const before = readFileSync(fileOf(line, 'env'), 'utf8')
  writeFileSync(`${fileOf(line, 'env')}.new`, '')
  const { code, err } = await line.call('config:set', '-e', name, 'F')
  t.match({ code, err }, { code: 1, err: /Another command is writing app\/etc\/env\.json\. Try again in a moment; if there is none, remove the file .+env\.json\.new\./ })
  t.equal(readFileSync(fileOf(line, 'env'), 'utf8'), before)
})
