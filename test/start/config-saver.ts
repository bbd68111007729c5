import { openDatabase } from '../../src/kernel/database/database.ts'
import { createImportValues } from '../../src/config/import-values.ts'
import { base, createExampleOver, post } from '../config/example.ts'
import { byAdmin } from '../config/transfer.ts'

/** A program that saves without end, to be killed: each save gives the same number to fields of two scopes and sections, or to several of one page. */
const [, , file, first] = process.argv
const { engine, save } = createExampleOver(openDatabase(`sqlite:${file}`))
const importValues = createImportValues(engine)
for (let number = Number(first); ; number++) {
  const value = String(number)
  if (number % 2 === 0) await save('general', post('info', { phone: { value }, name: { value }, elsewhere: { value } }), base)
  else await importValues({ format: 1, values: { default: { 'general/info/phone': value, 'services/connector/url': `https://x.test/${value}` }, 'stores/fr': { 'general/info/notes': value } }, omitted: [], strays: [] }, byAdmin)
  process.stdout.write(`${number}\n`)
}
