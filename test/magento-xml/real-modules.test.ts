import t from 'tap'
import { describeProblem } from '../../src/config/problem.ts'
import { createTestApp } from '../helpers/app.ts'
import { install } from './module-kit.ts'

/** Folders of modules that are not ours to keep here, separated as in MAGENTO_MODULES. */
const folders = (process.env.REAL_MAGENTO_MODULES ?? '').split(':').filter(folder => folder !== '')
const skip = folders.length === 0 && 'set REAL_MAGENTO_MODULES to folders with real modules to run these'

t.test('real modules are read, and whatever is said of them says where', { skip }, async t => {
  const { modules, structure, problems } = install(...folders)
  const foreign = modules.filter(module => module.isForeign === true)
  t.comment(`${foreign.length} modules, ${structure.sections.reduce((count, section) => count + section.fields.length, 0)} fields`)
  for (const problem of problems.filter(({ severity }) => severity !== 'info')) t.comment(`${problem.severity} ${describeProblem(problem)}`)
  t.ok(foreign.length > 0)
  t.same(problems.filter(problem => problem.file === undefined).map(describeProblem), [])
})

t.test('every section of theirs opens at every scope, and every page of their menu', { skip }, async t => {
  const { structure, menu } = install(...folders)
  const { signedIn } = await createTestApp(t, { variables: { MAGENTO_MODULES: folders.join(':') } })
  const admin = await signedIn()
  for (const { id, shown } of structure.sections) {
    for (const [type, path] of [['default', ''], ['websites', 'website/1/'], ['stores', 'store/1/']] as const) {
      if (shown[type]) t.equal((await admin.open(`/admin/admin/system_config/edit/section/${id}/${path}`)).status, 200, `${id} ${type}`)
    }
  }
  for (const { action, dependsOnConfig } of menu.listPages()) {
    if (dependsOnConfig === undefined && action!.split('/')[0] !== 'channel') t.equal((await admin.open(`/admin/${action!}/`)).status, 200, action!)
  }
})
