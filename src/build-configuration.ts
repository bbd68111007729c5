import type { ModuleDefinition } from './admin/module.ts'
import type { Menu } from './admin/menu.ts'
import { backendModels } from './config/backend-models.ts'
import { joinOverrides, parseEnvOverrides, type EnvOverrides } from './config/env-override.ts'
import { createFileOverrides } from './config/file-override.ts'
import type { ModelRegistry } from './config/models.ts'
import { createScopeConfig, type ScopeConfig } from './config/scope-config.ts'
import type { ScopeDirectory } from './config/scope.ts'
import { createStructure, type Structure } from './config/structure.ts'
import type { AuditLog } from './kernel/audit/audit-log.ts'
import type { Clock } from './kernel/clock.ts'
import type { Database } from './kernel/database/database.ts'
import type { Encryptor } from './kernel/encryptor.ts'
import type { Fingerprint } from './kernel/secrets.ts'
import { createAdminPages } from './modules/backend/admin-pages.ts'
import { createScopeDirectory } from './modules/store/scope-directory.ts'

export interface ConfigurationOptions {
  readonly database: Database
  readonly encryptor: Encryptor
  readonly clock: Clock
  readonly fingerprint: Fingerprint
  readonly audit: AuditLog
  readonly modules: readonly ModuleDefinition[]
  readonly menu: Menu
  readonly variables: Readonly<Record<string, string | undefined>>
  /** Where the files lie that lock values. */
  readonly dataDir: string
  /** Where uploads are stored. */
  readonly mediaFolder: string
}

/** The configuration engine of one instance, with everything that its services ask for. */
export interface Configuration {
  readonly database: Database
  readonly encryptor: Encryptor
  readonly clock: Clock
  readonly fingerprint: Fingerprint
  readonly audit: AuditLog
  readonly mediaFolder: string
  readonly models: ModelRegistry
  readonly structure: Structure
  readonly overrides: EnvOverrides
  readonly scopes: ScopeDirectory
  readonly scopeConfig: ScopeConfig
}

/** The models that the modules bring, with those of the product itself. */
export function createModels (modules: readonly ModuleDefinition[], menu: Menu): ModelRegistry {
  return {
    source: new Map([
      ...modules.flatMap(module => Object.entries(module.sourceModels ?? {})),
      ['Magento\\Config\\Model\\Config\\Source\\Admin\\Page', createAdminPages(menu)]
    ]),
    backend: new Map([...backendModels, ...modules.flatMap(module => Object.entries(module.backendModels ?? {}))])
  }
}

/** What modules declare does not change: one reading serves every instance that is made of the same ones. */
const declared = new WeakMap<readonly ModuleDefinition[], Pick<Configuration, 'models' | 'structure'>>()

function readDeclarations (modules: readonly ModuleDefinition[], menu: Menu): Pick<Configuration, 'models' | 'structure'> {
  const known = declared.get(modules)
  if (known !== undefined) return known
  const models = createModels(modules, menu)
  const read = { models, structure: createStructure(modules, models) }
  declared.set(modules, read)
  return read
}

/** Builds the engine from the modules' declarations; a wrong declaration stops here. */
export function createConfiguration ({ database, encryptor, clock, fingerprint, audit, modules, menu, variables, dataDir, mediaFolder }: ConfigurationOptions): Configuration {
  const { models, structure } = readDeclarations(modules, menu)
  const overrides = joinOverrides([parseEnvOverrides(variables), createFileOverrides(dataDir)])
  const scopes = createScopeDirectory(database)
  const scopeConfig = createScopeConfig({ database, structure, overrides, encryptor, scopes })
  return { database, encryptor, clock, fingerprint, audit, mediaFolder, models, structure, overrides, scopes, scopeConfig }
}
