import type { ModuleDefinition } from './admin/module.ts'
import type { Menu } from './admin/menu.ts'
import { backendModels } from './config/backend-models.ts'
import { parseEnvOverrides, type EnvOverrides } from './config/env-override.ts'
import type { ModelRegistry } from './config/models.ts'
import { createScopeConfig, type ScopeConfig } from './config/scope-config.ts'
import type { ScopeDirectory } from './config/scope.ts'
import { createStructure, type Structure } from './config/structure.ts'
import type { Clock } from './kernel/clock.ts'
import type { Database } from './kernel/database/database.ts'
import type { Encryptor } from './kernel/encryptor.ts'
import type { Fingerprint } from './kernel/secrets.ts'
import { createAdminPages } from './modules/backend/admin-pages.ts'
import { createScopeDirectory } from './modules/store/store-table.ts'

export interface ConfigurationOptions {
  readonly database: Database
  readonly encryptor: Encryptor
  readonly clock: Clock
  readonly fingerprint: Fingerprint
  readonly modules: readonly ModuleDefinition[]
  readonly menu: Menu
  readonly variables: Readonly<Record<string, string | undefined>>
  /** Where uploads are stored. */
  readonly mediaFolder: string
}

/** The configuration engine of one instance, with everything that its services ask for. */
export interface Configuration {
  readonly database: Database
  readonly encryptor: Encryptor
  readonly clock: Clock
  readonly fingerprint: Fingerprint
  readonly mediaFolder: string
  readonly models: ModelRegistry
  readonly structure: Structure
  readonly overrides: EnvOverrides
  readonly scopes: ScopeDirectory
  readonly scopeConfig: ScopeConfig
}

/** Builds the engine from the modules' declarations; a wrong declaration stops here. */
export function createConfiguration ({ database, encryptor, clock, fingerprint, modules, menu, variables, mediaFolder }: ConfigurationOptions): Configuration {
  const models: ModelRegistry = {
    source: new Map([
      ...modules.flatMap(module => Object.entries(module.sourceModels ?? {})),
      ['Magento\\Config\\Model\\Config\\Source\\Admin\\Page', createAdminPages(menu)]
    ]),
    backend: new Map([...backendModels, ...modules.flatMap(module => Object.entries(module.backendModels ?? {}))])
  }
  const structure = createStructure(modules, models)
  const overrides = parseEnvOverrides(variables)
  const scopes = createScopeDirectory(database)
  const scopeConfig = createScopeConfig({ database, structure, overrides, encryptor, scopes })
  return { database, encryptor, clock, fingerprint, mediaFolder, models, structure, overrides, scopes, scopeConfig }
}
