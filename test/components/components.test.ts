import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { HtmlValidate } from 'html-validate'
import t from 'tap'
import { createEnvironment, listComponents, renderComponent, views } from './component-kit.ts'

const components = listComponents()
const environment = createEnvironment()
const require = createRequire(import.meta.url)

const htmlValidate = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    'no-trailing-whitespace': 'off',
    // The DOM that existing automation looks for has div, a and summary where we would write h2, button and section.
    'prefer-native-element': 'off',
    // A component that is a whole landmark cannot know its neighbours.
    'unique-landmark': 'off',
    // The original's ids and names, e.g. general_locale_code or Magento_Backend::all.
    'valid-id': ['error', { relaxed: true }],
    // The empty companion of a multiselect has its name without the brackets, as in the original.
    'form-dup-name': 'off',
    'aria-label-misuse': ['error', { allowAnyNamable: true }],
    'require-sri': 'off'
  }
})

const hostile = '<script>alert(1)</script>"\''

t.test('every example of every component is valid HTML', async t => {
  for (const { name, examples } of components) {
    for (const example of examples) {
      const report = htmlValidate.validateStringSync(renderComponent(environment, name, example.data))
      const faults = report.results.flatMap(result => result.messages.map(message => `${message.ruleId}: ${message.message} (${message.selector})`))
      t.same(faults, [], `${name}, ${example.name}`)
    }
  }
})

t.test('a hostile text in any param comes out as text', async t => {
  for (const { name, examples } of components) {
    for (const example of examples) {
      for (const kept of [['html', 'type'], ['html']]) {
        const html = renderComponent(environment, name, poison(example.data, kept) as Record<string, unknown>)
        t.notOk(html.includes('<script>alert') || html.includes('</script>"'), `${name}, ${example.name}`)
      }
    }
  }
})

t.test('what templates and examples use is described, and what is described is shown in an example', async t => {
  for (const { name, params, examples } of components) {
    const described = params.map(param => param.name)
    const shown = new Set(examples.flatMap(example => Object.keys(example.data)))
    const template = readFileSync(join(views, 'components', name, 'template.njk'), 'utf8')
    const used = new Set([...template.matchAll(/\b(?:params|field)\.(\w+)/g)].map(match => match[1]!))
    t.same([...used, ...shown].filter(one => !described.includes(one)), [], `${name}: undescribed`)
    t.same(params.filter(param => param.required && !shown.has(param.name)), [], `${name}: never shown`)
    for (const example of examples) {
      t.same(params.filter(param => param.required && !(param.name in example.data)).map(param => param.name), [], `${name}, ${example.name}: missing`)
    }
  }
})

t.test('a stored secret or a password never comes back in the page', async t => {
  const field = { id: 'k', name: 'k', label: 'Key', value: 'TOP-SECRET', scopeLabel: '[GLOBAL]', scopeText: 'global', secretState: { text: 'Set' } }
  for (const type of ['obscure', 'password']) t.notMatch(renderComponent(environment, 'config-field', { ...field, type }), 'TOP-SECRET', `config-field ${type}`)
  for (const type of ['secret', 'password']) t.notMatch(renderComponent(environment, 'form-field', { ...field, type }), 'TOP-SECRET', `form-field ${type}`)
})

t.test('every icon that a template asks for is in the list, and every one of the list is in the set', async t => {
  const icons = JSON.parse(readFileSync(join(views, 'assets', 'icons.json'), 'utf8')) as Record<string, string>
  const folder = join(dirname(require.resolve('lucide-static/package.json')), 'icons')
  const drawn = new Set(readdirSync(folder))
  t.same(Object.values(icons).filter(file => !drawn.has(`${file}.svg`)), [])
  for (const { name } of components) {
    const template = readFileSync(join(views, 'components', name, 'template.njk'), 'utf8')
    const asked = [...template.matchAll(/icon\('([\w-]+)'\)/g)].map(match => match[1]!)
    t.same(asked.filter(icon => !(icon in icons)), [], name)
  }
})

/** Puts the hostile text in the place of every string but those under the kept keys. */
function poison (value: unknown, kept: readonly string[]): unknown {
  if (typeof value === 'string') return hostile
  if (Array.isArray(value)) return value.map(one => poison(one, kept))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, kept.includes(key) ? one : poison(one, kept)]))
}
