import t from 'tap'
import { createFormBody } from '../../../src/kernel/http/form-body.ts'
import { createStructure, type Field, type Section } from '../../../src/config/structure.ts'
import { findTyped, toTypedValues } from '../../../src/modules/config/typed-values.ts'
import { everyField } from '../../helpers/every-field.ts'
import { models, modules } from '../declarations/declared-modules.ts'

const structure = createStructure([...modules, everyField], { ...models, backend: new Map([...models.backend, ...Object.entries(everyField.backendModels ?? {})]) })
const section = structure.findSection('demo') as Section
const field = (path: string): Field => structure.findDeclaredField(`demo/${path}`)!

t.test('what was typed is found again for every shape of input, and secrets are not kept', async t => {
  const form = createFormBody([
    ['groups[plain][fields][text][value]', 'typed'], ['groups[plain][fields][key][value]', 'secret'], ['groups[plain][fields][mail][value]', 'x'], ['groups[plain][fields][mail][inherit]', '1'],
    ['groups[chosen][fields][boxes][value]', ''], ['groups[chosen][fields][boxes][value][]', 'red'], ['groups[chosen][fields][boxes][value][]', 'blue'],
    ['groups[chosen][fields][start][value][]', '01'], ['groups[chosen][fields][start][value][]', '02'], ['groups[chosen][fields][start][value][]', '03'],
    ['groups[files][fields][hosts][value][__empty]', ''], ['groups[files][fields][hosts][value][_1][host]', 'a'], ['groups[files][fields][hosts][value][_1][port]', 'no'], ['groups[files][fields][hosts][value][_2][host]', '']
  ])
  const typed = toTypedValues(section, { type: 'default' }, form)
  t.notMatch(JSON.stringify(typed), 'secret')
  t.same(findTyped(typed, field('plain/text')), { values: ['typed'], inherits: false })
  t.equal(findTyped(typed, field('plain/key')), undefined)
  t.same(findTyped(typed, field('plain/mail')), { values: ['x'], inherits: true })
  t.same(findTyped(typed, field('chosen/boxes')), { values: ['red', 'blue'], inherits: false })
  t.same(findTyped(typed, field('chosen/start')), { values: ['01', '02', '03'], inherits: false })
  t.same(findTyped(typed, field('files/hosts')), { values: ['{"_1":{"host":"a","port":"no"}}'], inherits: false })
  t.equal(findTyped(typed, field('chosen/day')), undefined)
})
