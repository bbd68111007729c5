import t from 'tap'
import { isRequired, knownRules, validateValue } from '../../src/config/validators.ts'

const cases: Array<[string, readonly string[], readonly string[]]> = [
  ['required-entry', ['x', ' x '], ['', '   ', '\n']],
  ['validate-no-empty', ['0'], ['', ' ']],
  ['validate-email', ['', 'a@b.co', 'o\'neil+shop@mail.example.com', 'josé@exämple.com'], ['not-an-email', 'a@b', 'a@@b.co', '@b.co', 'a@b.c', 'a..b@c.de', 'a b@c.de', 'a@b.c1']],
  ['validate-emails', ['a@b.co', 'a@b.co, c@d.co'], ['a@b.co, nobody', 'a@b.co,']],
  ['validate-number', ['1', '-1.5', '.5', ' 7 ', '5.'], ['abc', '1,5', '-', '.', '1e5', '5abc']],
  ['validate-digits', ['0', '007'], ['-1', '1.0', ' 1', '٣']],
  ['integer', ['-3', '3'], ['3.0', '+3']],
  ['validate-greater-than-zero', ['0.1'], ['0', '-1', 'x', '5abc']],
  ['validate-zero-or-greater', ['0', '1'], ['-0.1', 'x']],
  ['validate-not-negative-number', ['0'], ['-1']],
  ['validate-url', ['http://shop.test', 'https://shop.test:8080/a?b#c', 'ftp://f.test', 'https://münchen.de/'], ['shop.test', 'javascript:alert(1)', 'data:text/html,x', 'http:shop', 'http://', 'http://a b']],
  ['validate-alpha', ['abc'], ['ab1']],
  ['validate-alphanum', ['a1'], ['a 1', 'a_1', 'é']],
  ['validate-alphanum-with-spaces', ['a 1'], ['a-1']],
  ['validate-code', ['ab', 'a_1'], ['1a', 'a', '_a', 'a-b']],
  ['validate-data', ['ab'], ['1a']],
  ['validate-xml-identifier', ['a', 'block5', 'id-4'], ['5a', 'a b']],
  ['validate-no-html-tags', ['1 < 2', 'a > b'], ['<b>x', '</b>', '<script']],
  ['digits-range-1-30', ['1', '30', ''], ['0', '31', 'x']],
  ['digits-range--5-5', ['-5'], ['-6']],
  ['number-range-0.5-2', ['0.5', '2'], ['0.4', '2.1']],
  ['number-range-5-', ['5', '99999'], ['4']],
  ['validate-length maximum-length-5', ['12345', ''], ['123456']],
  ['minimum-length-3', ['abc', ''], ['ab']]
]
for (const [rule, good, bad] of cases) {
  t.test(`${rule} accepts what is right and refuses what is wrong`, async t => {
    for (const value of good) t.equal(validateValue(rule, value), undefined, `accepts ${JSON.stringify(value)}`)
    for (const value of bad) t.ok(validateValue(rule, value), `refuses ${JSON.stringify(value)}`)
  })
}

t.test('the messages are the original ones', async t => {
  t.same(validateValue('required-entry', ''), { phrase: 'This is a required field.', args: [] })
  t.same(validateValue('validate-email', 'x'), { phrase: 'Please enter a valid email address (Ex: johndoe@domain.com).', args: [] })
  t.same(validateValue('validate-length maximum-length-3', 'abcd'), { phrase: 'Please enter less or equal than %1 symbols.', args: ['3'] })
  t.same(validateValue('digits-range-1-30', '31'), { phrase: 'The value is not within the specified range.', args: [] })
})

t.test('of several rules the first broken one is told', async t => {
  t.equal(validateValue('required-entry  validate-digits', '')?.phrase, 'This is a required field.')
  t.equal(validateValue('required-entry validate-digits', 'x')?.phrase, 'Please enter a valid number in this field.')
})

t.test('an unknown rule is ignored, and its name is not among the known ones', async t => {
  t.equal(validateValue('validate-moon-phase', 'x'), undefined)
  t.notOk(knownRules.includes('validate-moon-phase'))
  t.ok(knownRules.includes('validate-email'))
})

t.test('a field is required where a rule wants a value', async t => {
  t.ok(isRequired('validate-digits required-entry'))
  t.notOk(isRequired('validate-digits'))
})

t.test('long bad input is judged without running through all its splittings', async t => {
  // With an expression that backtracks this would not end: the test's own time limit is the judge.
  const long = 40_000
  const inputs = ['a'.repeat(long) + '!', ' '.repeat(long) + 'x', '1'.repeat(long) + 'x', 'a.'.repeat(long), 'a@' + 'b.'.repeat(long), '<'.repeat(long)]
  for (const [rule] of cases) for (const input of inputs) validateValue(rule, input)
  t.pass()
})
