import t from 'tap'
import { parseEnvOverrides } from '../../src/config/env-override.ts'

t.test('a variable for every scope gives its path that value', async t => {
  const overrides = parseEnvOverrides({
    CONFIG__DEFAULT__GENERAL__INFO__NAME: 'everywhere',
    CONFIG__WEBSITES__BASE__GENERAL__INFO__NAME: 'base',
    CONFIG__STORES__FR__GENERAL__INFO__NAME: 'french',
    PATH: '/bin'
  })
  t.same(overrides.find('general/info/name', 'default', ''), { value: 'everywhere', variable: 'CONFIG__DEFAULT__GENERAL__INFO__NAME' })
  t.equal(overrides.find('general/info/name', 'websites', 'base')?.value, 'base')
  t.equal(overrides.find('general/info/name', 'stores', 'fr')?.value, 'french')
  t.equal(overrides.find('general/info/name', 'stores', 'de'), undefined)
  t.same(overrides.ignored, [])
})

t.test('underscores in ids and codes survive, and upper case does not matter', async t => {
  const overrides = parseEnvOverrides({ CONFIG__STORES__Second_EN__SERVICES_CONNECTOR__API_PORTAL__production_API_key: 'x' })
  t.equal(overrides.find('services_connector/api_portal/production_api_key', 'stores', 'second_en')?.value, 'x')
  t.equal(overrides.find('services_connector/api_portal/Production_Api_Key', 'stores', 'second_en')?.value, 'x')
})

t.test('a nested group has a longer path', async t => {
  t.equal(parseEnvOverrides({ CONFIG__DEFAULT__A__B__C__D: 'x' }).find('a/b/c/d', 'default', '')?.value, 'x')
})

t.test('what looks like an override and is none is named, not dropped silently', async t => {
  const env = { CONFIG__DEFAULT__A__B: 'x', CONFIG__GALAXY__A__B__C: 'x', CONFIG__STORES__A__B__C: 'x', CONFIG__DEFAULT__A____B__C: 'x' }
  t.same(parseEnvOverrides(env).ignored, Object.keys(env))
})

t.test('an override for one website only is known to be scoped', async t => {
  t.equal(parseEnvOverrides({ CONFIG__DEFAULT__A__B__C: 'x' }).areScoped, false)
  t.equal(parseEnvOverrides({ CONFIG__WEBSITES__BASE__A__B__C: 'x' }).areScoped, true)
})
