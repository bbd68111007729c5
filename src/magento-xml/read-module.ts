import { join } from 'node:path'
import type { ConfigDefaults, PartialSystem, SourcePlace } from '../config/declaration.ts'
import type { Problem } from '../config/problem.ts'
import { toPlace } from './attribute-values.ts'
import { expandIncludes } from './includes.ts'
import { readDictionaries, type Dictionaries } from './read-dictionaries.ts'
import { readChecked, readRoot } from './read-document.ts'
import { checkElement } from './schema.ts'
import { aclRule, configRule, menuRule, moduleRule, routesRule } from './schemas/others.ts'
import { systemRule } from './schemas/system.ts'
import { inEtc, type SourceFiles } from './source-files.ts'
import { toAcl, type AclEntry } from './to-acl.ts'
import { toDefaults, type DefaultPlace } from './to-defaults.ts'
import { toFrontNames, toMenuChanges, type MenuChange } from './to-menu.ts'
import { toSystem } from './to-system.ts'
import { findChild, listChildren } from './xml-element.ts'
import { createXmlReport, RegistrationMissing, type XmlReport } from './xml-report.ts'

/** What a folder says of itself before anything else is read. */
export interface ModuleHead {
  readonly name: string
  readonly sequence: readonly string[]
  readonly folder: string
  readonly at: SourcePlace
}

/** A real Magento module: what its files declare, and what is wrong in them. */
export interface ForeignModule extends ModuleHead {
  readonly isForeign: true
  readonly system: PartialSystem
  readonly defaults: ConfigDefaults
  readonly defaultPlaces: readonly DefaultPlace[]
  readonly menuChanges: readonly MenuChange[]
  /** Front names of the Admin by route id. */
  readonly frontNames: ReadonlyArray<readonly [string, string]>
  readonly aclEntries: readonly AclEntry[]
  readonly dictionaries: Dictionaries
  readonly problems: readonly Problem[]
}

/** Reads a folder's etc/module.xml; undefined where it names no module. */
export function readHead (files: SourceFiles, folder: string, problems: Problem[]): ModuleHead | undefined {
  const root = readChecked(files, inEtc(folder, 'module.xml'), moduleRule, createXmlReport(folder, problems))
  const module = findChild(root, 'module')
  if (module === undefined) return undefined
  const sequence = listChildren(findChild(module, 'sequence'), 'module').map(({ attributes }) => attributes.name!)
  return { name: module.attributes.name!, sequence, folder, at: toPlace(module) }
}

/** Reads everything else that a module declares. Nothing of its PHP is ever run, or even read. */
export function readModule (files: SourceFiles, head: ModuleHead, findFolder: (module: string) => string | undefined): ForeignModule {
  const { folder, name } = head
  const problems: Problem[] = []
  const report = createXmlReport(name, problems)
  if (files.list(folder)?.includes('registration.php') !== true) report(head.at, RegistrationMissing(name), 'warning')
  const acl = readChecked(files, inEtc(folder, 'acl.xml'), aclRule, report)
  const menu = readChecked(files, inEtc(folder, 'adminhtml', 'menu.xml'), menuRule, report)
  const routes = readChecked(files, inEtc(folder, 'adminhtml', 'routes.xml'), routesRule, report)
  const config = readChecked(files, inEtc(folder, 'config.xml'), configRule, report)
  const values = config === undefined ? undefined : toDefaults(config)
  return {
    ...head,
    isForeign: true,
    system: readSystem(files, folder, findFolder, report),
    defaults: values?.defaults ?? {},
    defaultPlaces: values?.places ?? [],
    menuChanges: menu === undefined ? [] : toMenuChanges(menu),
    frontNames: routes === undefined ? [] : toFrontNames(routes),
    aclEntries: acl === undefined ? [] : toAcl(acl),
    dictionaries: readDictionaries(files, folder, report),
    problems
  }
}

function readSystem (files: SourceFiles, folder: string, findFolder: (module: string) => string | undefined, report: XmlReport): PartialSystem {
  // The folders are looked at too, so that a file that appears in them is noticed.
  files.list(inEtc(folder, 'adminhtml'))
  files.list(join(inEtc(folder, 'adminhtml'), 'system'))
  const root = readRoot(files, inEtc(folder, 'adminhtml', 'system.xml'), 'config', report)
  if (root === undefined) return {}
  const checked = checkElement(expandIncludes(root, { files, report, findFolder }), systemRule, report)
  return checked === undefined ? {} : toSystem(checked)
}
