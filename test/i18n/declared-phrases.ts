import { existsSync, readdirSync } from 'node:fs'
import { extname, join } from 'node:path'
import { clientPhrases as accountPhrases } from '../../src/account/client-phrases.ts'
import type { AclResource } from '../../src/admin/acl.ts'
import { clientPhrases as adminPhrases } from '../../src/admin/client-phrases.ts'
import type { MenuItem } from '../../src/admin/menu.ts'
import type { GroupDeclaration, Option, SystemDeclaration } from '../../src/config/declaration.ts'
import { allOrSpecific } from '../../src/config/field-options.ts'
import { findInheritLabel } from '../../src/config/inherit.ts'
import type { SourceModel } from '../../src/config/models.ts'
import { defaultScope } from '../../src/config/scope.ts'
import type { Field } from '../../src/config/structure.ts'
import { packageRoot } from '../../src/kernel/paths.ts'
import { meaningPhrases } from '../../src/modules/amazon/key-check/meanings.ts'
import { errorLogRecords } from '../../src/modules/amazon/logs/error-log-records.ts'
import { preSetupPhrases } from '../../src/modules/amazon/pre-setup-tasks.ts'
import { promptPhrases } from '../../src/modules/amazon/prompt.ts'
import { amazonIdTypes, mappableAttributes } from '../../src/modules/amazon/stores/marketplaces.ts'
import { unbuiltActions } from '../../src/modules/amazon/unbuilt-actions.ts'
import { wizardPhrases } from '../../src/modules/amazon/wizard-steps.ts'
import { differences } from '../../src/modules/emulation/differences.ts'
import { testResultPhrases } from '../../src/modules/services-connector/test-key.ts'
import { verdictLabels } from '../../src/modules/services-connector/verdict.ts'
import { situationPhrases } from '../../src/modules/situations/situation-list.ts'
import type { PhraseUse } from './phrase-use.ts'

/** What the declaration files of a module export, each named after its file. */
interface Declarations {
  readonly acl?: readonly AclResource[]
  readonly menu?: readonly MenuItem[]
  readonly system?: SystemDeclaration
  readonly sourceModels?: Readonly<Record<string, SourceModel>>
}

/** Every phrase that modules declare: titles, labels, comments, tooltips, options; and the lists that code looks phrases up in. */
export async function listDeclaredPhrases (): Promise<PhraseUse[]> {
  const folders = readdirSync(join(packageRoot, 'src', 'modules'), { withFileTypes: true }).filter(entry => entry.isDirectory()).map(entry => entry.name)
  const declared = await Promise.all(folders.flatMap(folder => ['acl', 'menu', 'system', 'source-models'].map(async name => await listOfFile(`src/modules/${folder}/${name}.ts`))))
  return [...declared.flat(), ...Object.entries(lists).flatMap(([file, phrases]) => phrases.map(phrase => ({ phrase, file, line: 1 })))]
}

const field = { canRestore: true, showInDefault: true, showInWebsite: true } as unknown as Field

/** Phrases that are looked up in a list, so that no call names them. */
const lists: Readonly<Record<string, readonly string[]>> = {
  'src/account/client-phrases.ts': accountPhrases,
  'src/admin/client-phrases.ts': adminPhrases,
  'src/config/field-options.ts': allOrSpecific.map(({ label }) => label),
  'src/config/inherit.ts': (['default', 'websites', 'stores'] as const).map(type => findInheritLabel(field, { ...defaultScope, type })!),
  'src/config/scope.ts': [defaultScope.name],
  'src/modules/amazon/key-check/meanings.ts': meaningPhrases,
  'src/modules/amazon/logs/error-log-records.ts': [errorLogRecords.term],
  'src/modules/amazon/pre-setup-tasks.ts': preSetupPhrases,
  'src/modules/amazon/prompt.ts': promptPhrases,
  'src/modules/amazon/stores/marketplaces.ts': [...amazonIdTypes.filter(({ value }) => value === 'general'), ...mappableAttributes].map(({ label }) => label),
  'src/modules/amazon/unbuilt-actions.ts': unbuiltActions.flatMap(({ title, text }) => [title, text]),
  'src/modules/amazon/wizard-steps.ts': wizardPhrases,
  'src/modules/emulation/differences.ts': differences.flatMap(({ title, documented, shipped, corrected, effect }) => [title, documented, shipped, corrected, effect]),
  'src/modules/services-connector/test-key.ts': testResultPhrases,
  'src/modules/services-connector/verdict.ts': Object.values(verdictLabels),
  'src/modules/situations/situation-list.ts': situationPhrases
}

async function listOfFile (file: string): Promise<PhraseUse[]> {
  if (!existsSync(join(packageRoot, file))) return []
  const compiled = `../../${file.replace(/\.ts$/, extname(import.meta.filename))}`
  const { acl = [], menu = [], system = {}, sourceModels = {} } = await import(compiled) as Declarations
  return [
    ...acl.map(({ title }) => title),
    ...menu.flatMap(({ title, pageTitle }) => [title, pageTitle]),
    ...(system.tabs ?? []).map(({ label }) => label),
    ...(system.sections ?? []).flatMap(({ label, groups }) => [label, ...groups.flatMap(listOfGroup)]),
    ...Object.values(sourceModels).flatMap(model => listOfOptions(model.options({ locale: 'en_US' })))
  ].filter(phrase => phrase !== undefined && phrase.trim() !== '').map(phrase => ({ phrase: phrase!, file, line: 1 }))
}

function listOfGroup (group: GroupDeclaration): Array<string | undefined> {
  const ofFields = (group.fields ?? []).flatMap(({ label, comment, tooltip, action, options = [] }) => [label, comment, tooltip, action?.label, ...listOfOptions(options)])
  return [group.label, group.comment, ...ofFields, ...(group.groups ?? []).flatMap(listOfGroup)]
}

function listOfOptions (options: readonly Option[]): string[] {
  return options.flatMap(option => [...option.localized === true ? [] : [option.label], ...listOfOptions(option.options ?? [])])
}
