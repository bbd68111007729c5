import t from 'tap'
import { inEveryScope, type FieldDeclaration } from '../../src/config/declaration.ts'
import { createStructure, type Field } from '../../src/config/structure.ts'
import type { PostedTree } from '../../src/config/posted-section.ts'
import { checkValue, type CheckedValue } from '../../src/config/value-check.ts'

const models = { source: new Map(), backend: new Map() }

function declare (type: FieldDeclaration['type'], more: Partial<FieldDeclaration> = {}): Field {
  const field: FieldDeclaration = { ...inEveryScope, id: 'f', label: 'F', type, sortOrder: 1, ...more }
  const system = { tabs: [{ id: 't', label: 'T', sortOrder: 1 }], sections: [{ ...inEveryScope, id: 's', label: 'S', tab: 't', sortOrder: 1, resource: 'r', groups: [{ ...inEveryScope, id: 'g', label: 'G', sortOrder: 1, fields: [field] }] }] }
  return createStructure([{ name: 'Test_Module', system }], models).getField('s/g/f')
}

function read (field: Field, posted: PostedTree[string]): string {
  const checked: CheckedValue = checkValue(field, posted, models)
  return checked.ok ? `= ${checked.text}` : checked.reason.phrase
}

const noTime = 'This is no time of day. Choose the hour, the minute and the second.'
const notOneText = 'One text was expected here, but the form sent something else.'
const options = [{ value: 'a', label: 'A' }, { value: 'b', label: 'B' }]

t.test('a time of day comes as three values and is stored joined', async t => {
  const field = declare('time')
  for (const [posted, outcome] of [
    [['03', '15', '30'], '= 03,15,30'], ['23,59,59', '= 23,59,59'], [['24', '00', '00'], noTime], [['03', '60', '00'], noTime], [['3', '1', '0'], noTime],
    [['03', '15'], noTime], [['03', '15', '30', '00'], noTime], ['noon', noTime], [{ a: '1' }, notOneText], ['', '= ']
  ] as Array<[PostedTree[string], string]>) t.equal(read(field, posted), outcome, JSON.stringify(posted))
})

t.test('checkboxes come as a list; an unknown one is refused', async t => {
  const field = declare('checkboxes', { options })
  t.equal(read(field, ['a', 'b']), '= a,b')
  t.equal(read(field, ''), '= ')
  t.equal(read(field, ['a', 'z']), 'The option "%1" is not in the list.')
})

t.test('rows come as a table and are stored as JSON by row id, without the empty ones', async t => {
  const field = declare('rows', { columns: [{ id: 'host', label: 'Host' }, { id: 'port', label: 'Port', cssClass: 'validate-digits' }, { id: 'kind', label: 'Kind', options }] })
  t.equal(read(field, { __empty: '', _1: { host: 'x', port: '80', kind: 'a' }, _2: { host: '', port: '', kind: '' } }), '= {"_1":{"host":"x","port":"80","kind":"a"}}')
  t.equal(read(field, { 0: { host: 'x', port: '', kind: 'b' } }), '= [{"host":"x","port":"","kind":"b"}]', 'a list where the ids are those of a list')
  t.equal(read(field, { __empty: '' }), '= []')
  t.equal(read(field, ''), '= []')
  t.equal(read(field, { _1: { host: 'x', port: 'http', kind: 'a' } }), 'Please enter a valid number in this field.')
  t.equal(read(field, { _1: { host: 'x', port: '', kind: 'z' } }), 'The option "%1" is not in the list.')
  t.equal(read(field, { _1: { other: 'x' } }), 'This list has no column "%1".')
  t.equal(read(field, { _1: { host: 'a\u0000b', port: '', kind: 'a' } }), 'The value holds the control character %1, which cannot be saved here.')
  for (const wrong of ['text', ['a'], { _1: 'text' }, { _1: { host: ['a'] } }, { 'bad id!': { host: 'x' } }, JSON.parse('{"__proto__":{"host":"x"}}')] as Array<PostedTree[string]>) t.equal(read(field, wrong), notOneText, JSON.stringify(wrong))
})

t.test('a list of rows without declared columns keeps those that were posted', async t => {
  t.equal(read(declare('rows'), { _1: { any: 'x' } }), '= {"_1":{"any":"x"}}')
  t.equal(read(declare('rows', { validate: 'required-entry' }), { __empty: '' }), 'This is a required field.')
})

t.test('what only says or does something cannot be saved', async t => {
  for (const type of ['heading', 'note', 'label', 'button', 'link'] as const) t.equal(read(declare(type), 'x'), 'This field only shows a value; it cannot be saved.', type)
})
