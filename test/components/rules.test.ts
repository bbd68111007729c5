import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import t from 'tap'
import { clientPhrases as accountPhrases } from '../../src/account/client-phrases.ts'
import { clientPhrases } from '../../src/admin/client-phrases.ts'
import { knownRules, validateValue } from '../../src/config/validators.ts'
import { views } from './component-kit.ts'

interface Rules { findBrokenRule: (names: string[], value: string) => { phrase: string, args: string[] } | undefined }

const folder = join(views, 'assets', 'js')
const { findBrokenRule } = await import(pathToFileURL(join(folder, 'rules.js')).href) as Rules

/** Rule, values that pass, values that do not. */
const cases: Array<[string, string[], string[]]> = [
  ['required-entry', ['a', '0'], ['', '  ']],
  ['validate-no-empty', ['a'], ['']],
  ['validate-email', ['johndoe@domain.com', 'a.b+c@d.example.org', ''], ['not-an-email', 'a@b', 'a b@c.de', '@c.de']],
  ['validate-emails', ['a@b.de, c@d.de'], ['a@b.de, nobody']],
  ['validate-number', ['1', '-1.5', '.5', ''], ['one', '1,5', '1e3']],
  ['validate-digits', ['0', '0123'], ['-1', '1.0']],
  ['integer', ['-1', '7'], ['1.5', 'x']],
  ['validate-greater-than-zero', ['0.1'], ['0', '-1', 'x']],
  ['validate-zero-or-greater', ['0', '1'], ['-1']],
  ['validate-not-negative-number', ['0', '1'], ['-0.1']],
  ['validate-url', ['http://a.de/', 'ftp://x/y'], ['a.de', 'javascript:alert(1)', 'http://a b']],
  ['validate-no-html-tags', ['a < b'], ['<b>x', '</p>']],
  ['validate-alphanum', ['Ab1'], ['a b', 'ä']],
  ['validate-code', ['a_1'], ['1a', 'a-b']],
  ['digits-range-1-30', ['1', '30', ''], ['0', '31', '2.5']],
  ['number-range-0.5-2', ['0.5', '2'], ['0.4', '2.1', 'x']],
  ['maximum-length-3', ['abc', '😀😀😀'], ['abcd']],
  ['max_text_length-3', ['abc'], ['abcd']]
]

t.test('a rule lets right values pass and stops wrong ones', async t => {
  for (const [rule, right, wrong] of cases) {
    for (const value of right) t.equal(findBrokenRule([rule], value), undefined, `${rule} lets "${value}" pass`)
    for (const value of wrong) t.type(findBrokenRule([rule], value)?.phrase, 'string', `${rule} stops "${value}"`)
  }
})

t.test('the first broken rule is named, unknown rules are left to the server', async t => {
  t.equal(findBrokenRule(['required-entry', 'validate-email'], '')?.phrase, 'This is a required field.')
  t.equal(findBrokenRule(['required-entry', 'validate-email'], 'x')?.phrase, 'Please enter a valid email address (Ex: johndoe@domain.com).')
  t.same(findBrokenRule(['maximum-length-3'], 'abcd')?.args, ['3'])
  t.equal(findBrokenRule(['toString', 'validate-something-else'], 'x'), undefined)
})

const figures = ['digits-range-1-30', 'digits-range--5-', 'number-range-0.5-2', 'validate-digits-range-2-9', 'range-1-5', 'maximum-length-3', 'max_text_length-2', 'minimum-length-2']
/** Values that come near what the rules ask for, and anything else. */
const nearlyRight = fc.oneof(
  fc.string({ unit: fc.constantFrom(...'aZ09 .,-_/:@#$<>()+é😀') }),
  fc.string({ unit: fc.constantFrom(...'0123456789.-:,/ ') }),
  fc.string({ unit: 'grapheme' }),
  fc.emailAddress(),
  fc.webUrl(),
  fc.ipV4(),
  fc.ipV6(),
  fc.float({ noNaN: true }).map(String),
  fc.date({ noInvalidDate: true }).map(date => date.toISOString().slice(0, 10)),
  fc.constantFrom('', ' ', '12:30', '9:30 am', '31/12/2024', '02/30/2024', '$1,000.00', '(123) 456-7890', '::1', '::ffff:1.2.3.4', '90602-1234', '10,20,30')
)

t.test('the browser and the server give every rule the same answer', async t => {
  const names = [...knownRules.filter(name => !/-[abn]$/.test(name)), ...figures]
  fc.assert(fc.property(fc.constantFrom(...names), nearlyRight, (name, value) => isDeepStrictEqual(findBrokenRule([name], value), validateValue(name, value))), { numRuns: 5000 })
  t.pass()
})

t.test('every phrase that a script shows is handed over by the pages', async t => {
  const shown = readdirSync(folder).flatMap(file => [...readFileSync(join(folder, file), 'utf8').matchAll(/__\('([^']+)'/g)].map(match => match[1]!))
  const broken = [...cases.flatMap(([rule, , wrong]) => wrong.map(value => findBrokenRule([rule], value)!.phrase)), ...knownRules.flatMap(rule => [...'-😀0'].map(value => findBrokenRule([rule], value)?.phrase ?? ''))].filter(phrase => phrase !== '')
  t.same([...new Set([...shown, ...broken])].filter(phrase => !clientPhrases.includes(phrase) && !accountPhrases.includes(phrase)), [])
})

t.test('scripts never write markup', async t => {
  for (const file of readdirSync(folder)) t.notMatch(readFileSync(join(folder, file), 'utf8'), /innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(/, file)
})
