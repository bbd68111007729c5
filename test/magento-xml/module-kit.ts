import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Test } from 'tap'
import { createModels } from '../../src/build-configuration.ts'
import { describeProblem } from '../../src/config/problem.ts'
import { createStructure } from '../../src/config/structure.ts'
import { openInstallation } from '../../src/installation.ts'
import { packageRoot } from '../../src/kernel/paths.ts'

/** Two modules, written for these tests, that use what a system.xml can say. */
export const shopFolder = join(packageRoot, 'test/fixtures/modules/shop')

/** Writes files into a folder of this test's own, by their paths in it; a module needs no more than its module.xml. */
export function writeFiles (t: Test, files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'backroom-modules-'))
  t.teardown(() => { rmSync(folder, { recursive: true, force: true }) })
  for (const [name, text] of Object.entries(files)) writeFile(join(folder, name), text)
  return folder
}

export function writeFile (file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
}

/** The module.xml of a module with what it needs. */
export function moduleXml (name: string, ...sequence: string[]): string {
  return `<config><module name="${name}"><sequence>${sequence.map(needed => `<module name="${needed}"/>`).join('')}</sequence></module></config>`
}

/** A module Acme_One whose files below etc are given; the registration is there. */
export function writeOne (t: Test, files: Readonly<Record<string, string>>): string {
  const etc = Object.fromEntries(Object.entries(files).map(([name, text]) => [`etc/${name}`, text]))
  return writeFiles(t, { 'registration.php': '', 'etc/module.xml': moduleXml('Acme_One'), ...etc })
}

/** A system.xml around what is declared; the declared thing begins in line 2. */
export function systemXml (inner: string): string {
  return `<config><system>\n${inner}\n</system></config>`
}

/** A section with one group of fields; the fields begin in line 4. */
export function fieldsXml (fields: string, group = ''): string {
  return systemXml(`<section id="one" showInDefault="1"><label>One</label><tab>general</tab><resource>Magento_Backend::all</resource>
<group id="g" showInDefault="1" ${group}><label>G</label>
${fields}
</group></section>`)
}

/** An installation with the modules of some folders, seen without a server. */
export function install (...folders: string[]) {
  const { installation, dictionaries } = openInstallation({ magentoModules: folders, dataDir: join(shopFolder, 'none') }, { inspectKey: () => ({ shape: 'plausible' }) })
  const structure = createStructure(installation.modules, createModels(installation.modules, installation.menu))
  const problems = [...installation.problems, ...structure.problems]
  return { ...installation, structure, dictionaries, problems, said: problems.filter(({ severity }) => severity !== 'info').map(problem => folders.reduce((text, folder) => text.replaceAll(`${folder}/`, ''), describeProblem(problem))) }
}
