import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { addModules, removeModules } from '../../src/commands/module-add.ts'
import { lintModules } from '../../src/commands/module-lint.ts'
import { fieldsXml, install, shopFolder, systemXml, writeFiles, writeOne } from './module-kit.ts'

const env = { magentoModules: [], dataDir: join(shopFolder, 'none') }

/** The lines of the linter about a folder, without the way to it. */
async function linesOf (path: string, format = 'text'): Promise<{ lines: string[], exitCode: number }> {
  const { text, exitCode } = await lintModules({ env, path, format })
  return { lines: text.replaceAll(`${path}/`, '').split('\n'), exitCode }
}

t.test('the linter says what bites late, with file, line and severity', async t => {
  const folder = writeOne(t, {
    'adminhtml/system.xml': fieldsXml(`<field id="a" translate="label" type="select" showInDefault="1"><label>A</label><options><option label="One">1</option></options></field>
<field id="b" type="obscure" showInDefault="1"><label>B</label><backend_model>Magento\\Config\\Model\\Config\\Backend\\Encrypted</backend_model></field>
<field id="c" translate="label" showInDefault="1"><label>C</label><config_path>one/g/a</config_path></field><field id="d" translate="label" showInDefault="1"><label>G</label></field>`, 'translate="label"'),
    'config.xml': '<config><default><one><g>\n<a>2</a>\n<b>clear</b>\n<gone>1</gone>\n<d backend_model="Magento\\Config\\Model\\Config\\Backend\\Encrypted"/></g></one></default></config>',
    '../i18n/en_US.csv': 'A,A\nG,G\nOne,One\n',
    '../i18n/de_DE.csv': 'A,Ah\n'
  })
  const { lines, exitCode } = await linesOf(folder)
  t.same(lines, [
    'warning etc/adminhtml/system.xml:2: The section "one" has no translate="label": i18n:collect-phrases of the original does not find its label. [LINT_NOT_TRANSLATED]',
    'warning etc/adminhtml/system.xml:5: The field "b" has no translate="label": i18n:collect-phrases of the original does not find its label. [LINT_NOT_TRANSLATED]',
    'info    etc/adminhtml/system.xml:5: i18n/en_US.csv lacks the label "B", though the module has other languages. [LINT_NOT_IN_DICTIONARY]',
    'warning etc/adminhtml/system.xml:6: The field "one/g/c" is stored under one/g/a, where "one/g/a" is stored too: saving one changes the other. [LINT_PATH_SHARED]',
    'info    etc/adminhtml/system.xml:6: i18n/en_US.csv lacks the label "C", though the module has other languages. [LINT_NOT_IN_DICTIONARY]',
    'warning etc/config.xml:2: config.xml gives one/g/a the value "2", which is none of the options: 1. [LINT_DEFAULT_NOT_AN_OPTION]',
    'warning etc/config.xml:3: config.xml gives the encrypted field one/g/b a value in clear: the original reads it as nothing. [LINT_SECRET_IN_CLEAR]',
    'info    etc/config.xml:4: config.xml gives one/g/gone a value, but no field is stored there. [LINT_DEFAULT_WITHOUT_FIELD]',
    'warning etc/config.xml:5: config.xml gives one/g/d the backend model "Magento\\Config\\Model\\Config\\Backend\\Encrypted", but the field has none: it is written one way and read another. [LINT_BACKEND_MODEL_DIFFERS]',
    '0 errors, 6 warnings, 3 notes.'
  ])
  t.equal(exitCode, 0, 'warnings do not fail a build')
})

t.test('errors end it with 1, as annotations and as JSON too', async t => {
  const folder = writeOne(t, { 'adminhtml/system.xml': systemXml('<section id="one" translate="label"><label>One, two: 100%</label><tab>general</tab></section>') })
  const github = await linesOf(folder, 'github')
  t.same(github, { exitCode: 1, lines: ['::error file=etc/adminhtml/system.xml,line=2,title=CONFIG_RESOURCE_MISSING::The module "Acme_One" declares the section "one" without an ACL resource.'] })
  const json = await linesOf(folder, 'json')
  t.match(JSON.parse(json.lines.join('\n')), [{ severity: 'error', code: 'CONFIG_RESOURCE_MISSING', module: 'Acme_One', path: 'one', file: 'etc/adminhtml/system.xml', line: 2, message: /without an ACL resource/ }])
  t.match(await linesOf(folder, 'xml'), { exitCode: 1, lines: ['The format "xml" does not exist. Use one of: text, json, github.'] })
  t.match(await linesOf(`${folder}/nowhere`), { exitCode: 1, lines: [/The folder .* does not exist/, '1 errors, 0 warnings, 0 notes.'] })
})

t.test('who adds to a section of another module must need that module', async t => {
  const one = (sequence: string) => writeFiles(t, {
    'registration.php': '',
    'etc/module.xml': `<config><module name="Acme_One">${sequence}</module></config>`,
    'etc/adminhtml/system.xml': systemXml('<section id="contact"><group id="g" translate="label" showInDefault="1"><label>G</label></group></section>')
  })
  t.match((await linesOf(one(''))).lines, ['warning etc/adminhtml/system.xml:2: The module adds to the section "contact" of Magento_Contact, but does not name that module in the sequence of etc/module.xml: which of the two is read first depends on their names. [LINT_SEQUENCE_LACKS]', '0 errors, 1 warnings, 0 notes.'])
  t.same(await linesOf(one('<sequence><module name="Magento_Contact"/></sequence>')), { exitCode: 0, lines: ['Nothing to complain about.'] })
})

t.test('a folder that was added is read at the next start, until it is removed', async t => {
  const dataDir = writeFiles(t, { x: '' })
  const added = await addModules({ dataDir, path: shopFolder })
  t.same(added, { exitCode: 0, text: 'Acme_Base was added.\nAcme_Parcel was added.\nIt is read at the next start.' })
  t.same(await addModules({ dataDir, path: shopFolder }), added, 'twice is once')
  t.same(JSON.parse(readFileSync(join(dataDir, 'modules.json'), 'utf8')), { paths: [shopFolder] })
  t.match((await lintModules({ env: { magentoModules: [], dataDir }, path: shopFolder })).text, /Acme_Parcel/)
  t.match(await removeModules({ dataDir, path: shopFolder }), { exitCode: 0, text: /was removed/ })
  t.match(await removeModules({ dataDir, path: shopFolder }), { exitCode: 1, text: /was not added\. Added are:\nnone$/ })
})

t.test('a folder without modules is not added; a damaged list is not overwritten', async t => {
  const dataDir = writeFiles(t, { 'empty/x': '' })
  t.match(await addModules({ dataDir, path: join(dataDir, 'empty') }), { exitCode: 1, text: /There is no module in/ })
  writeFileSync(join(dataDir, 'modules.json'), '{"paths":')
  await t.rejects(addModules({ dataDir, path: shopFolder }), { code: 'MODULES_FILE_INVALID', message: /Mend or delete it/ })
  t.equal(readFileSync(join(dataDir, 'modules.json'), 'utf8'), '{"paths":')
})

t.test('without real modules everything is as it was', async t => {
  t.same(install().problems, [])
})
