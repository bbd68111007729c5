import t from 'tap'
import { noChromium, openBrowser } from '../helpers/browser.ts'
import { atDefault, french, saveStoreName } from '../helpers/store-name.ts'
import { inspect, sendAsIs } from './inspect.ts'
import { arrive, enterBrowser } from './steps.ts'

const { openSite } = openBrowser(t)
const tools = '/admin/admin/system_config/'
const exported = 'format: 1\nvalues:\n  default:\n    general/store_information/name: Imported\n'

t.test('history, comparison, export and import in every state', { skip: noChromium }, async t => {
  const site = await openSite(t, {
    async prepare (instance) {
      await saveStoreName(instance, 'First name', atDefault)
      await saveStoreName(instance, 'French name', french)
    }
  })
  const { context, page, assertClean } = await site.openWindow()
  await enterBrowser(site, context)
  for (const path of ['history/', 'history/section/web/', 'compare/section/general/store/fr/', 'compare/?left=default&right=stores/fr', 'compare/section/general/?left=default&right=stores/fr&show=all', 'export/section/general/website/1/', 'import/']) {
    await inspect(t, page, path, (await page.goto(tools + path))!, 200)
  }
  await inspect(t, page, 'compare: refused', (await page.goto(`${tools}compare/?left=x&right=y`))!, 422)
  await inspect(t, page, 'export: refused', (await page.goto(`${tools}exportFile/?scope=nowhere`))!, 422)

  await page.goto(`${tools}import/`)
  await page.setInputFiles('#file', { name: 'configuration.yaml', mimeType: 'application/yaml', buffer: Buffer.from(`${exported}    no/such/path: x\n`) })
  await inspect(t, page, 'import: refused', await sendAsIs(page, '#import-form'), 422)
  t.match(await page.textContent('.error-summary'), /Line 5, no\/such\/path/)
  await page.fill('#document', exported)
  await inspect(t, page, 'import: trial', await sendAsIs(page, '#import-form'), 200)
  await arrive(page, async () => { await page.click('#confirm') })
  t.match(await page.textContent('.message-success'), /1 values were changed/)

  await arrive(page, async () => { await page.click('[data-change] button >> nth=0') })
  t.match(await page.textContent('.config-changes'), /Imported\s+First name/)
  await page.goto(`${tools}history/`)
  await saveStoreName(site, 'Meanwhile', atDefault)
  await page.click('[data-change] button >> nth=0')
  await page.waitForSelector('.error-summary')
  t.match(await page.textContent('.error-summary'), /it is "Meanwhile" now/)
  assertClean(t)
})
