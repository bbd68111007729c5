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
  ['minimum-length-3', ['abc', ''], ['ab']],
  ['max_text_length-3', ['😀😀😀'], ['abcd']],
  ['validate-digits-range digits-range-1-5', ['3'], ['2.5', '6']],
  ['validate-range range-1-5', ['2.5'], ['0']],
  ['validate-currency-dollar', ['$100.00', '1,000', '0.5', '.50', '-3'], ['100 $', '1,00', '01', '$', '.', 'x']],
  ['validate-per-page-value-list', ['9', '9,15,30'], ['9, 15', '9,', 'all', '9;15']],
  ['letters-only', ['abc'], ['a b']],
  ['letters-with-basic-punc', ['O\'Neil, (Sr.)'], ['a1', 'é']],
  ['alphanumeric', ['a_1'], ['a-1']],
  ['validate-identifier', ['example-page', 'a/b.html'], ['Example', 'a b', '-']],
  ['validate-emailSender', ['Zoë & Co'], ['two\nlines', 'tab\there']],
  ['no-whitespace', ['abc'], ['a b', ' ']],
  ['validate-css-length', ['100px', '.5ex', '50%', '12'], ['px', '1 em', '1.2.3px', '10vw']],
  ['validate-state', ['12', ''], ['0']],
  ['validate-trailing-hyphen', ['a-b'], ['-a', 'a-']],
  ['validate-password', ['secret'], ['short', '  abc   ']],
  ['validate-admin-password', ['secret12'], ['secretive', '12345678', 'abc123']],
  ['validate-clean-url', ['http://www.example.com', 'www.example.com', 'example.com/a?b'], ['example', 'http://', 'a b.com', 'javascript:x']],
  ['validate-ip', ['192.0.2.1', '::1', '2001:db8::1', '::ffff:192.0.2.1', '1:2:3:4:5:6:7:8'], ['256.1.1.1', '1.2.3', '01.2.3.4', '1::2::3', '1:2:3', 'localhost', '1:2:3:4:5:6:7:8:9', '::1.2.3.4:5']],
  ['validate-phoneStrict', ['(123) 456-7890', '123-456-7890'], ['1234567890', '456-7890']],
  ['validate-phoneLax', ['1234567890', '456-7890', '1-123-456-7890'], ['12', 'phone']],
  ['validate-fax', ['123-456-7890'], ['12']],
  ['phoneUK', ['02071234567', '(0121) 234 5678'], ['12345', '+1 234']],
  ['mobileUK', ['07700900123', '+447700 900123'], ['02071234567']],
  ['validate-ssn', ['123-45-6789', '123456789'], ['123-456-789']],
  ['validate-zip-us', ['90602', '90602-1234'], ['9060', '90602-12']],
  ['validate-date', ['2024-02-29', '12/31/2024'], ['2023-02-29', '31/12/2024', 'today', '2024-13-01']],
  ['validate-date-au', ['31/12/2024'], ['12/31/2024', '31.12.2024']],
  ['validate-time', ['00:00', '23:59:59', '9:30'], ['24:00', '12:60', 'noon']],
  ['time12h', ['9:30 am', '12:00PM'], ['13:00 pm', '9:30']],
  ['validate-select', ['1'], ['']]
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

t.test('every rule that says something of a value stands in the table above', async t => {
  const aliases = ['required', 'number', 'digits', 'url', 'ipv4', 'ipv6', 'time', 'dateITA', 'validate-new-password']
  const judging = knownRules.filter(name => !/-[abn]$/.test(name) && ['', ' ', 'ä b', '0', '-', '\n'].some(value => validateValue(name, value) !== undefined))
  t.same(judging.filter(name => !aliases.includes(name) && !cases.some(([rule]) => rule.split(' ').includes(name))), [])
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
