import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createModels } from '../../src/build-configuration.ts'
import { createStructure } from '../../src/config/structure.ts'
import { openInstallation } from '../../src/installation.ts'

/**
 * How long it takes to read as many modules and fields as Magento Open Source has. Run it by hand: node dist/test/bench/modules.js.
 * With MAGENTO_MODULES it reads the modules in those folders instead.
 */
const moduleCount = 150
const fieldsPerModule = 12
const rounds = 5

function writeModules (): string {
  const root = mkdtempSync(join(tmpdir(), 'backroom-bench-'))
  for (let number = 0; number < moduleCount; number++) writeModule(join(root, 'app/code/Bench', `M${number}`), number)
  return root
}

function writeModule (folder: string, number: number): void {
  const fields = Array.from({ length: fieldsPerModule }, (_, index) => `<field id="field_${index}" translate="label" type="select" sortOrder="${index}" showInDefault="1" showInWebsite="1" showInStore="1" canRestore="1">
                    <label>Field ${index} of ${number}</label>
                    <source_model>Magento\\Config\\Model\\Config\\Source\\Yesno</source_model>
                    <comment><![CDATA[What it <b>does</b>.]]></comment>
                    ${index > 0 ? '<depends><field id="field_0">1</field></depends>' : ''}
                </field>`).join('\n')
  const resources = `<resource id="Magento_Backend::admin"><resource id="Bench_M${number}::config" title="Bench ${number}"/></resource>`
  const values = Array.from({ length: fieldsPerModule }, (_, index) => `<field_${index}>1</field_${index}>`).join('')
  const files: Record<string, string> = {
    'registration.php': '<?php',
    'etc/module.xml': `<config><module name="Bench_M${number}">${number > 0 ? `<sequence><module name="Bench_M${number - 1}"/></sequence>` : ''}</module></config>`,
    'etc/acl.xml': `<config><acl><resources>${resources}</resources></acl></config>`,
    'etc/config.xml': `<config><default><bench_${number}><group>${values}</group></bench_${number}></default></config>`,
    'etc/adminhtml/menu.xml': `<config><menu><add id="Bench_M${number}::entry" title="Entry ${number}" module="Bench_M${number}" sortOrder="1" parent="Magento_Backend::stores_settings" action="bench${number}/index/index" resource="Bench_M${number}::config"/></menu></config>`,
    'etc/adminhtml/system.xml': `<config><system><section id="bench_${number}" translate="label" sortOrder="${number}" showInDefault="1" showInWebsite="1" showInStore="1"><label>Bench ${number}</label><tab>general</tab><resource>Bench_M${number}::config</resource><group id="group" translate="label" showInDefault="1" showInWebsite="1" showInStore="1"><label>Group</label>${fields}</group></section></system></config>`,
    'i18n/en_US.csv': Array.from({ length: 50 }, (_, index) => `"Phrase ${index} of ${number}","Phrase ${index} of ${number}"`).join('\n')
  }
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
}

const given = (process.env['MAGENTO_MODULES'] ?? '').split(':').filter(folder => folder !== '')
const written = given.length === 0 ? writeModules() : undefined
try {
  for (let round = 0; round < rounds; round++) {
    const [begin, used] = [performance.now(), process.cpuUsage()]
    const { installation } = openInstallation({ magentoModules: written === undefined ? given : [written], dataDir: written ?? tmpdir() }, { inspectKey: () => ({ shape: 'plausible' }) })
    const read = performance.now()
    const structure = createStructure(installation.modules, createModels(installation.modules, installation.menu))
    const fields = structure.sections.reduce((count, section) => count + section.fields.length, 0)
    const { user, system } = process.cpuUsage(used)
    process.stdout.write(`${installation.modules.length} modules, ${fields} fields: read in ${(read - begin).toFixed(0)} ms, joined in ${(performance.now() - read).toFixed(0)} ms; ${((user + system) / 1000).toFixed(0)} ms of processor time\n`)
  }
} finally {
  if (written !== undefined) rmSync(written, { recursive: true })
}
