import t, { type Test } from 'tap'
import { createFieldError } from '../../src/config/field-error.ts'
import { unchanged, type BackendModel } from '../../src/config/models.ts'
import { base, createExample, exampleModels, post } from './example.ts'

const email = 'general/info/email'
const cron = 'crontab/default/jobs/info/schedule/cron_expr'

/** The example with another backend model on the field "email". */
const open = async (t: Test, model: BackendModel) =>
  await createExample(t, { models: { ...exampleModels, backend: new Map([...exampleModels.backend, ['Example\\NoExampleDotOrg', model]]) } })

t.test('what follows from a value is written at default scope with it, and recorded', async t => {
  const { save, findValue, database } = await open(t, { alsoSave: async (value, { valueOf }) => ({ [cron]: value === '' ? null : `${value} ${await valueOf('general/info/phone') ?? '-'}` }) })
  const result = await save('general', post('info', { email: { value: 'a@b.co' }, phone: { value: '5' } }), base)
  t.match(result, { ok: true, saved: [{ path: 'general/info/phone' }, { path: email }] })
  t.equal(await findValue(cron), 'a@b.co 5')
  t.match(await database('backroom_config_change').where({ path: cron }), [{ scope: 'default', scope_id: 0, action: 'saved', old_value: null, new_value: 'a@b.co 5' }])
  await save('general', post('info', { email: { value: 'a@b.co' } }), base)
  t.equal((await database('backroom_config_change').where({ path: cron })).length, 1, 'the same again is no change')
  await save('general', post('info', { email: { inherit: '1' } }), base)
  t.equal(await findValue(cron), undefined, 'inheriting an empty value takes it away')
  t.match(await database('backroom_config_change').where({ path: cron }).orderBy('id'), [{}, { action: 'deleted', old_value: 'a@b.co 5', new_value: null }])
})

t.test('what follows may refuse too, and then nothing is saved', async t => {
  const { save, dump } = await open(t, { alsoSave: () => { throw createFieldError('The "%1" email address is incorrect. Verify the email address and try again.', 'x') } })
  const before = await dump()
  t.match(await save('general', post('info', { name: { value: 'n' }, email: { value: 'a@b.co' } })), { ok: false, refusals: [{ path: email, args: ['x'] }] })
  t.equal(await dump(), before)
})

t.test('the model\'s own reason comes before the general one; without one the general one stands', async t => {
  const reasonOf = async (model: BackendModel, value: string): Promise<string> => {
    const result = await (await open(t, model)).save('general', post('info', { email: { value } }))
    return result.ok ? 'saved' : result.refusals[0]!.phrase
  }
  const general = 'Please enter a valid email address (Ex: johndoe@domain.com).'
  const own = 'Maximum sender name length is 255. Please correct your settings.'
  t.equal(await reasonOf({}, 'nobody'), general)
  t.equal(await reasonOf({ beforeSave: () => { throw createFieldError(own) } }, 'nobody'), own)
  t.equal(await reasonOf({ beforeSave: value => value }, 'nobody'), general, 'a model that has nothing against it does not make it right')
  t.equal(await reasonOf({ beforeSave: () => unchanged }, 'nobody'), general)
  t.equal(await reasonOf({ beforeSave: () => { throw new Error('not ready for this') } }, 'nobody'), general)
  t.equal(await reasonOf({ beforeSave: value => value }, 'a@b.co'), 'saved')
})

t.test('the form shows what the model makes of the stored value, and the same again is nothing new', async t => {
  const { save, state, putRow, findValue } = await open(t, { toForm: stored => stored.toLowerCase(), beforeSave: value => value.toUpperCase() })
  await putRow(email, 'A@B.CO')
  t.match(await state(email), { value: 'a@b.co', values: ['a@b.co'] })
  t.match(await state(email, base), { value: 'a@b.co', inheritedValue: 'a@b.co' })
  t.match(await save('general', post('info', { email: { value: 'a@b.co' } })), { ok: true, saved: [], unchanged: 1 })
  t.equal(await findValue(email), 'A@B.CO')
})
