import t from 'tap'
import { createTestApp } from '../helpers/app.ts'
import { enter } from '../helpers/people.ts'

const hostile = ["'", "1' or '1'='1", '1; drop table admin_user', '(select password from admin_user)', 'id desc, (select 1)', '1 union select 1,2,3', '%', '_', '\\', '0x31', '1e309', '-1', '99999999999999999999', '%00', 'NaN', "a' || (select hex(randomblob(100000000))) || '"]

t.test('sort, direction, filter and page of a listing take what they know and nothing else', { timeout: 60_000 }, async t => {
  const testApp = await createTestApp(t)
  const admin = await enter(testApp)
  const before = JSON.stringify(await testApp.database('admin_user'))
  const names = ['sort', 'dir', 'page', 'limit', 'user', 'time[from]', 'event', 'target']
  for (const path of ['/admin/admin/logging/index/', '/admin/emulation/requests/', '/admin/channel/amazon/keycheck/']) {
    for (const [index, text] of hostile.entries()) {
      const name = names[index % names.length]!
      const { status, body } = await admin.open(`${path}?${new URLSearchParams({ [name]: text, [names[(index + 3) % names.length]!]: text }).toString()}`)
      t.ok(status < 500, `${path} ${name}=${text}: ${status}`)
      t.notMatch(body, /SQLITE|syntax error|near "|\$argon2/i, `${path} ${name}`)
    }
  }
  t.equal(JSON.stringify(await testApp.database('admin_user')), before)
  t.notMatch(testApp.log(), /"level":50/)
})
