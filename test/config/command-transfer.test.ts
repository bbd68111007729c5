import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { createCommandLine } from '../helpers/command-line.ts'

const name = 'general/store_information/name'
const phone = 'general/store_information/phone'
const atFrench = ['--scope=stores', '--scope-code=fr']

t.test('config:diff lists what differs between two scopes, and where each value comes from', async t => {
  const { call } = await createCommandLine(t)
  await call('config:set', name, 'Everywhere')
  await call('config:set', ...atFrench, name, 'Magasin')
  await call('config:set', '-e', '--scope=websites', '--scope-code=second', phone, '7')
  const { code, out } = await call('config:diff', 'default', 'stores/fr', '--format=json')
  t.equal(code, 0)
  t.same(JSON.parse(out), [
    { path: name, left: 'Everywhere', leftSource: 'default', right: 'Magasin', rightSource: 'stores/fr' },
    { path: phone, left: '', leftSource: null, right: '7', rightSource: 'file app/etc/env.json' }
  ])
  t.same(JSON.parse((await call('config:diff', 'default', 'stores/fr', phone, '--format=json')).out), [{ path: phone, left: '', leftSource: null, right: '7', rightSource: 'file app/etc/env.json' }])
  t.match((await call('config:diff', 'default', 'website/second')).out, /\| Path +\| default +\| From +\| websites\/second +\| From +\|/)
  t.match(await call('config:diff', 'default', 'galaxy/x'), { code: 1, out: 'The "galaxy" value doesn\'t exist. Enter another value and try again.\n' })
  t.match(await call('config:diff', 'default', 'fr'), { code: 1, out: 'The "fr" value doesn\'t exist. Enter another value and try again.\n' })
})

t.test('what config:export prints, config:import saves elsewhere; a dry run saves nothing', async t => {
  const from = await createCommandLine(t)
  await from.call('config:set', name, ' « 7 »: #x ')
  await from.call('config:set', ...atFrench, name, '')
  for (const format of ['yaml', 'json']) {
    const into = await createCommandLine(t)
    const file = join(into.dataDir, `values.${format}`)
    const exported = await from.call('config:export', `--format=${format}`)
    t.match(exported, { code: 0, err: '' })
    writeFileSync(file, exported.out)
    t.same(await into.call('config:import', '--dry-run', file), { code: 0, out: `default ${name}: (none) -> " « 7 »: #x "\nstores/fr ${name}: (none) -> ""\nDry run, nothing was saved: 2 changed, 0 unchanged, 0 refused.\n`, err: '' })
    t.same(await into.database('core_config_data'), [])
    t.match(await into.call('config:import', file), { code: 0, out: /The values were saved: 2 changed, 0 unchanged, 0 refused\.\n$/ })
    t.match(await into.call('config:import', file), { code: 0, out: 'The values were saved: 0 changed, 2 unchanged, 0 refused.\n' })
    t.same(await into.call('config:export', `--format=${format}`), exported)
    t.match(JSON.parse((await into.call('config:history', '--format=json')).out), [{ who: 'command line' }, { who: 'command line' }])
  }
})

t.test('an export can be narrowed by scope and path', async t => {
  const { call } = await createCommandLine(t)
  await call('config:set', name, 'N')
  await call('config:set', 'general/locale/firstday', '1')
  await call('config:set', ...atFrench, name, 'F')
  t.match(JSON.parse((await call('config:export', 'general/store_information', '--format=json')).out), { values: { default: { [name]: 'N' }, 'stores/fr': { [name]: 'F' } } })
  t.same((JSON.parse((await call('config:export', ...atFrench, '--format=json')).out) as { values: object }).values, { 'stores/fr': { [name]: 'F' } })
  t.match(await call('config:export', '--format=table'), { code: 1, out: 'The format "table" is not known. Use yaml or json.\n' })
})

t.test('one wrong value stops an import, and each is named with its line', async t => {
  const { call, database, dataDir } = await createCommandLine(t)
  const file = join(dataDir, 'values.yaml')
  writeFileSync(file, `format: 1\nvalues:\n  default:\n    ${name}: X\n    a/b/c: '1'\n    trans_email/ident_general/email: bad\n  websites/nosuch:\n    ${name}: X\n`)
  const { code, out } = await call('config:import', file)
  t.equal(code, 1)
  t.match(out, 'line 5: default a/b/c: The "a/b/c" path doesn\'t exist. Verify and try again.\n')
  t.match(out, 'line 6: default trans_email/ident_general/email: The "bad" email address is incorrect. Verify the email address and try again.\n')
  t.match(out, /line 8: websites\/nosuch .*: There is no website with the code "nosuch" here\./)
  t.match(JSON.parse((await call('config:import', file, '--format=json')).out), { saved: false, refusals: [{ line: 5 }, { line: 8 }, { line: 6 }] })
  t.same(await database('core_config_data'), [])
  t.match(await call('config:import', join(dataDir, 'nosuch.yaml')), { code: 1, out: /nosuch\.yaml" cannot be read/ })
  writeFileSync(file, 'hello')
  t.match(await call('config:import', file), { code: 1, out: /no export of a configuration/ })
})

t.test('config:history narrows by path, scope and number', async t => {
  const { call } = await createCommandLine(t)
  for (const value of ['1', '2', '3']) await call('config:set', phone, value)
  await call('config:set', ...atFrench, name, 'F')
  const read = async (...words: string[]): Promise<unknown[]> => (JSON.parse((await call('config:history', '--format=json', ...words)).out) as Array<{ newValue: string }>).map(({ newValue }) => newValue)
  t.same(await read(), ['F', '3', '2', '1'])
  t.same(await read(phone, '--limit=2'), ['3', '2'])
  t.same(await read(...atFrench), ['F'])
  t.match(await call('config:history', '--limit=many'), { code: 1, out: 'The limit must be a number from 1 to 999999.\n' })
  t.match((await call('config:history', phone)).out, /\| command line \| default \| general\/store_information\/phone \| 2 {9}\| 3 {9}\|/)
})
