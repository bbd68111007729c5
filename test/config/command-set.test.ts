import t from 'tap'
import { createCommandLine } from '../helpers/command-line.ts'

const name = 'general/store_information/name'
const saved = 'Value was saved.\n'

/** Words of a call, what it prints on standard output, its exit code. */
const calls: ReadonlyArray<readonly [string, readonly string[], string, number]> = [
  ['a value', [name, 'X'], saved, 0],
  ['an empty value', [name, ''], saved, 0],
  ['a website', ['--scope=websites', '--scope-code=second', name, 'X'], saved, 0],
  ['a website in the singular, options apart', ['--scope', 'website', '--scope-code', 'second', name, 'X'], saved, 0],
  ['a store view', ['--scope=stores', '--scope-code=fr', name, 'X'], saved, 0],
  ['a store view in the singular, options last', [name, 'X', '--scope=store', '--scope-code=fr'], saved, 0],
  ['a scope by id', ['--scope=stores', '--scope-code=3', name, 'X'], saved, 0],
  ['an unknown kind of scope', ['--scope=galaxy', '--scope-code=x', name, 'X'], 'The "galaxy" value doesn\'t exist. Enter another value and try again.\n', 1],
  ['an unknown code', ['--scope=websites', '--scope-code=nosuch', name, 'X'], 'The "nosuch" value doesn\'t exist. Enter another value and try again.\n', 1],
  ['no code', ['--scope=websites', name, 'X'], 'A scope code is missing. Enter a code and try again.\n', 1],
  ['no scope', ['--scope=', '--scope-code=base', name, 'X'], 'A scope is missing. Enter a scope and try again.\n', 1],
  ['a code for the default scope', ['--scope=default', '--scope-code=second', name, 'X'], 'The "default" scope can\'t include a scope code. Try again without entering a scope code.\n', 1],
  ['an unknown field', ['general/nosuch/field', '1'], 'The "general/nosuch/field" path doesn\'t exist. Verify and try again.\n', 1],
  ['a group', ['general/store_information', '1'], 'The "general/store_information" path doesn\'t exist. Verify and try again.\n', 1],
  ['a section', ['general', '1'], 'The "general" path doesn\'t exist. Verify and try again.\n', 1],
  ['no path of an object', ['__proto__', '1'], 'The "__proto__" path doesn\'t exist. Verify and try again.\n', 1],
  ['what the backend model refuses', ['trans_email/ident_general/email', 'bad'], 'The "bad" email address is incorrect. Verify the email address and try again.\n', 1],
  ['an option that is not in the list', ['general/single_store_mode/enabled', '7'], 'The option "7" is not in the list.\n', 1],
  ['a [GLOBAL] field at a website', ['--scope=websites', '--scope-code=base', 'general/single_store_mode/enabled', '1'], 'This field cannot be set in this scope (it is [GLOBAL]).\n', 1],
  ['several values of a list', ['general/locale/weekend', '0,3'], saved, 0],
  ['none of a list', ['general/country/destinations', ''], saved, 0],
  ['a value that begins with a dash, behind --', ['--', name, '-1'], saved, 0]
]

t.test('config:set says and does what the original\'s says', async t => {
  const { call } = await createCommandLine(t)
  for (const [what, words, out, code] of calls) t.same(await call('config:set', ...words), { code, out, err: '' }, what)
})

t.test('what was set is a row like one of the page, with its history, and quiet is quiet', async t => {
  const { call, database } = await createCommandLine(t)
  t.same(await call('config:set', '-q', '--scope=stores', '--scope-code=fr', name, 'Magasin'), { code: 0, out: '', err: '' })
  await call('config:set', name, '')
  const rows = await database('core_config_data').where({ path: name }).orderBy('scope').select('scope', 'scope_id', 'value') as object[]
  t.same(rows, [{ scope: 'default', scope_id: 0, value: null }, { scope: 'stores', scope_id: 3, value: 'Magasin' }])
  const { out } = await call('config:history', name, '--format=json')
  t.match(JSON.parse(out), [
    { who: 'command line', scope: 'default', path: name, oldValue: null, newValue: '' },
    { who: 'command line', scope: 'stores/fr', path: name, oldValue: null, newValue: 'Magasin' }
  ])
})

t.test('config:show gives the value of the scope itself: an empty line where there is none', async t => {
  const { call } = await createCommandLine(t)
  await call('config:set', name, 'Everywhere')
  await call('config:set', 'general/store_information/phone', '1')
  await call('config:set', '--scope=stores', '--scope-code=fr', name, '<b>é</b> 🛒')
  const expected: ReadonlyArray<readonly [readonly string[], string, number]> = [
    [[name], 'Everywhere\n', 0],
    [[name, '--scope=websites', '--scope-code=second'], '\n', 0],
    [[name, '--scope=stores', '--scope-code=fr'], '<b>é</b> 🛒\n', 0],
    [[], `${name} - Everywhere\ngeneral/store_information/phone - 1\n`, 0],
    [['general/store_information'], `${name} - Everywhere\ngeneral/store_information/phone - 1\n`, 0],
    [['--scope=stores', '--scope-code=fr'], `${name} - <b>é</b> 🛒\n`, 0],
    [['general/store_information/nosuch'], 'The "general/store_information/nosuch" path doesn\'t exist. Verify and try again.\n', 1],
    [['--scope=galaxy', '--scope-code=x'], 'The "galaxy" value doesn\'t exist. Enter another value and try again.\n', 1],
    [['general', '--format=json'], `${JSON.stringify({ [name]: 'Everywhere', 'general/store_information/phone': '1' }, null, 2)}\n`, 0],
    [['general', '--format=xml'], 'The format "xml" is not known. Use table or json.\n', 1]
  ]
  for (const [words, out, code] of expected) t.same(await call('config:show', ...words), { code, out, err: '' }, words.join(' '))
})

t.test('config:why shows the whole chain with its winner', async t => {
  const { call } = await createCommandLine(t, { variables: { CONFIG__WEBSITES__SECOND__GENERAL__LOCALE__FIRSTDAY: '3' } })
  await call('config:set', 'general/locale/firstday', '1')
  const { out, code } = await call('config:why', 'general/locale/firstday', '--scope=stores', '--scope-code=fr', '--format=json')
  t.equal(code, 0)
  t.match(JSON.parse(out), [
    { wins: '', source: 'saved value', scope: 'stores/fr', value: null },
    { wins: '*', source: 'environment variable CONFIG__WEBSITES__SECOND__GENERAL__LOCALE__FIRSTDAY', scope: 'websites/second', value: '3' },
    { wins: '', source: 'saved value', scope: 'websites/second', value: null },
    { wins: '', source: 'saved value', scope: 'default', value: '1', changedAt: String },
    { wins: '', source: 'module default', scope: 'default', value: '0', changedAt: null }
  ])
  t.match((await call('config:why', 'general/locale/firstday')).out, /^\+-+\+.*\n\| Wins \| Source .*\n.*\n\| \* {4}\| saved value {4}\| default \| 1 /)
})
