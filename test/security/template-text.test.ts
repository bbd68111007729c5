/* eslint-disable no-template-curly-in-string -- what is typed looks like templates of all kinds */
import t from 'tap'
import { createTestApp } from '../helpers/app.ts'
import { enter } from '../helpers/people.ts'

const general = '/admin/admin/system_config/edit/section/general/'
const field = 'groups[store_information][fields][name][value]'
const probes = ['{{7*7}}', '${7*7}', '#{7*7}', '{% set x = 7*7 %}{{ x }}', '{{range.constructor("return process")().env}}', '{{ "".constructor.constructor("return 49")() }}', '<%= 7*7 %>', '%1 %2 {{var x}}', '{# gone #}left']

t.test('what looks like a template stays as it was typed, wherever it is shown', async t => {
  const testApp = await createTestApp(t)
  const admin = await enter(testApp)
  for (const probe of probes) {
    await admin.open(general)
    const page = await admin.submit('#config-edit-form', { [field]: probe })
    t.ok(page.messages('success').length > 0, probe)
    const shown = (await admin.open(general)).document.querySelector(`input[name="${field}"]`)
    t.equal(shown?.getAttribute('value'), probe)
    const search = await admin.open(`/admin/admin/index/globalSearch/?q=${encodeURIComponent(probe)}`)
    t.ok(search.text.includes(probe), `the search repeats ${probe}`)
    const history = await admin.open('/admin/admin/system_config/history/section/general/')
    if (history.status === 200) t.ok(history.text.includes(probe), `the history repeats ${probe}`)
  }
})
