import { createHmac } from 'node:crypto'
import type { Test } from 'tap'
import { backendModels } from '../../src/config/backend-models.ts'
import type { ConfigDefaults, FieldDeclaration, SystemDeclaration, Visibility } from '../../src/config/declaration.ts'
import { inDefault, inDefaultAndWebsite, inEveryScope } from '../../src/config/declaration.ts'
import { parseEnvOverrides } from '../../src/config/env-override.ts'
import { createFieldError } from '../../src/config/field-error.ts'
import { createListFieldStates } from '../../src/config/field-state.ts'
import type { ModelRegistry } from '../../src/config/models.ts'
import type { PostedTree } from '../../src/config/posted-section.ts'
import { createSaveSection } from '../../src/config/save-section.ts'
import { createScopeConfig } from '../../src/config/scope-config.ts'
import { defaultScope, type Scope, type ScopeDirectory } from '../../src/config/scope.ts'
import { createStructure } from '../../src/config/structure.ts'
import type { Database } from '../../src/kernel/database/database.ts'
import { createEncryptor } from '../../src/kernel/encryptor.ts'
import { createTestAudit } from '../helpers/audit.ts'
import { createTestClock } from '../helpers/clock.ts'
import { createTestDatabase } from '../helpers/database.ts'

/** The scopes of the migrated database: website base with the view default, website second with two views. */
export const base = website(1, 'base', 'Main Website')
export const second = website(2, 'second', 'Second Website')
export const storeView = view(1, 'default', base)
export const french = view(3, 'fr', second)
export const allScopes: readonly Scope[] = [defaultScope, base, second, storeView, view(2, 'second_en', second), french]

export const secretPath = 'services/connector/api_key'
export const plainKey = 'live_4f9c-7d21-b7aa'

const text = (id: string, more: Partial<FieldDeclaration> = {}, scopes: Visibility = inEveryScope): FieldDeclaration => ({ id, label: `Label of ${id}`, type: 'text', sortOrder: 10, ...scopes, ...more })
const encrypted = 'Magento\\Config\\Model\\Config\\Backend\\Encrypted'

export const exampleSystem: SystemDeclaration = {
  tabs: [{ id: 'general', label: 'General', sortOrder: 10 }, { id: 'services', label: 'Services', sortOrder: 20 }],
  sections: [{
    id: 'general',
    label: 'General',
    tab: 'general',
    sortOrder: 10,
    resource: 'Magento_Config::config_general',
    ...inEveryScope,
    groups: [{
      id: 'info',
      label: 'Information',
      sortOrder: 10,
      ...inEveryScope,
      fields: [
        text('name', { canRestore: true }),
        text('phone', { sortOrder: 20 }),
        text('notes', { type: 'textarea', sortOrder: 30 }),
        text('email', { validate: 'validate-email', backendModel: 'Example\\NoExampleDotOrg', sortOrder: 40 }),
        text('size', { type: 'select', sourceModel: 'Example\\Sizes', sortOrder: 50 }),
        text('days', { type: 'multiselect', sourceModel: 'Example\\Days', canBeEmpty: true, sortOrder: 60 }),
        text('lifetime', { validate: 'required-entry validate-digits digits-range-1-30', sortOrder: 70 }, inDefaultAndWebsite),
        text('timezone', { sortOrder: 80 }, inDefault),
        text('elsewhere', { configPath: 'other/place/value', sortOrder: 90 }),
        text('shown', { type: 'label', sortOrder: 100 })
      ],
      groups: [{ id: 'inner', label: 'Inner', sortOrder: 15, ...inEveryScope, fields: [text('deep')] }]
    }]
  }, {
    id: 'services',
    label: 'Services',
    tab: 'services',
    sortOrder: 20,
    resource: 'Magento_Services::services',
    ...inDefaultAndWebsite,
    groups: [{
      id: 'connector',
      label: 'Connector',
      sortOrder: 10,
      ...inDefaultAndWebsite,
      fields: [
        text('api_key', { type: 'obscure', backendModel: encrypted }, inDefaultAndWebsite),
        text('pem', { type: 'textarea', backendModel: encrypted, validate: 'minimum-length-10', sortOrder: 20 }, inDefaultAndWebsite),
        text('url', { validate: 'validate-url', sortOrder: 30 }, inDefault)
      ]
    }]
  }]
}

export const exampleDefaults: ConfigDefaults = { default: { 'general/info/name': 'Module name', 'general/info/size': 'm' } }

export const exampleModels: ModelRegistry = {
  source: new Map([
    ['Example\\Sizes', { options: () => [{ value: 's', label: 'Small' }, { value: 'm', label: 'Medium' }, { value: '', label: 'More', options: [{ value: 'xl', label: 'Huge' }] }] }],
    ['Example\\Days', { options: () => ['1', '2', '3', '4'].map(value => ({ value, label: `Day ${value}` })) }]
  ]),
  backend: new Map([...backendModels, ['Example\\NoExampleDotOrg', {
    beforeSave (value) {
      if (value.endsWith('@example.org')) throw createFieldError('The "%1" email address is incorrect. Verify the email address and try again.', value)
      return value
    }
  }]])
}

const scopes: ScopeDirectory = {
  findWebsite: async idOrCode => allScopes.find(scope => scope.type === 'websites' && isNamed(scope, idOrCode)),
  findStore: async idOrCode => allScopes.find(scope => scope.type === 'stores' && isNamed(scope, idOrCode))
}

interface ExampleOptions { env?: Record<string, string>, defaults?: ConfigDefaults, system?: SystemDeclaration, models?: ModelRegistry }

/** The whole engine over a fresh database with two sections; the scope comes last and is Default Config where it is left out. */
export async function createExample (t: Test, options: ExampleOptions = {}) {
  return createExampleOver(await createTestDatabase(t), options)
}

/** The same over a database that is there. */
export function createExampleOver (database: Database, { env = {}, defaults = exampleDefaults, system = exampleSystem, models = exampleModels }: ExampleOptions = {}) {
  const structure = createStructure([{ name: 'Example_Module', system, defaults }], models)
  const overrides = parseEnvOverrides(env)
  const encryptor = createEncryptor('0123456789abcdef0123456789abcdef')
  const clock = createTestClock()
  const fingerprint = (value: string): string => createHmac('sha256', 'test').update(value).digest('hex').slice(0, 12)
  const scopeConfig = createScopeConfig({ database, structure, overrides, encryptor, scopes })
  const audit = createTestAudit(clock)
  const engine = { database, structure, scopeConfig, overrides, encryptor, models, scopes, clock, fingerprint, audit }
  const saveSection = createSaveSection(engine)
  const listFieldStates = createListFieldStates({ database, structure, overrides, encryptor, models, scopes })
  return {
    database,
    engine,
    structure,
    encryptor,
    clock,
    scopes,
    scopeConfig,
    saveSection,
    save: async (section: string, groups: PostedTree, scope: Scope = defaultScope) =>
      await saveSection({ section: structure.findSection(section)!, scope, groups, actor: { realm: 'admin', userId: 1, userName: 'admin' } }),
    states: async (section: string, scope: Scope = defaultScope) => await listFieldStates({ section: structure.findSection(section)!, scope, locale: 'en_US' }),
    async state (path: string, scope: Scope = defaultScope) {
      const field = structure.getField(path)
      const { fields } = await listFieldStates({ section: field.section, scope, locale: 'en_US' })
      return fields.find(state => state.field === field)!
    },
    putRow: async (path: string, value: string | null, scope: Scope = defaultScope) => {
      await database('core_config_data').insert({ scope: scope.type, scope_id: scope.id, path, value, updated_at: '2026-01-01 00:00:00' })
    },
    findValue: async (path: string, scope: Scope = defaultScope): Promise<string | null | undefined> => {
      const row = await database('core_config_data').where({ scope: scope.type, scope_id: scope.id, path }).first() as { value: string | null } | undefined
      return row?.value
    },
    dump: async () => JSON.stringify([await database('core_config_data').orderBy('config_id'), await database('backroom_config_change').orderBy('id')])
  }
}

/** What the form posts for fields of one group: `post('info', { name: { value: 'x' } })`. */
export function post (group: string, fields: Record<string, { value?: string | string[] | PostedTree, inherit?: string }>): PostedTree {
  return { [group]: { fields: fields as PostedTree } }
}

function website (id: number, code: string, name: string): Scope {
  return { type: 'websites', id, code, name, parents: [defaultScope] }
}

function view (id: number, code: string, parent: Scope): Scope {
  return { type: 'stores', id, code, name: code, parents: [parent, defaultScope] }
}

function isNamed (scope: Scope, idOrCode: string): boolean {
  return String(scope.id) === idOrCode || scope.code === idOrCode
}
