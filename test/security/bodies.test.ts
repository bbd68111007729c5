import { gzipSync } from 'node:zlib'
import t from 'tap'
import { createTestApp } from '../helpers/app.ts'
import { enter, formKeyOf } from '../helpers/people.ts'

const save = '/admin/admin/system_config/save/section/general/'

t.test('a body that is compressed, or of a kind that no form has, is refused', async t => {
  const testApp = await createTestApp(t)
  const admin = await enter(testApp)
  await admin.open('/admin/admin/dashboard/')
  const cookie = [...admin.cookies].map(pair => pair.join('=')).join('; ')
  const fields = new URLSearchParams([['form_key', formKeyOf(admin)], ['groups[store_information][fields][name][value]', 'Smuggled']]).toString()
  for (const [type, payload, encoding] of [
    ['application/x-www-form-urlencoded', gzipSync(fields), 'gzip'],
    ['application/xml', `<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>${fields}`, undefined],
    ['text/plain', fields, undefined],
    ['application/octet-stream', fields, undefined],
    ['application/x-www-form-urlencoded; charset=utf-16', Buffer.from(fields, 'utf16le'), undefined]
  ] as const) {
    const { statusCode } = await testApp.app.inject({ method: 'POST', url: save, payload, headers: { cookie, 'content-type': type, ...encoding === undefined ? {} : { 'content-encoding': encoding } } })
    t.ok(statusCode >= 300, `${type}: ${statusCode}`)
    t.same(await testApp.database('core_config_data'), [], type)
  }
})
