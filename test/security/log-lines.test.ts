import t from 'tap'
import { createTestApp } from '../helpers/app.ts'

const breaks = ['\n{"level":50,"msg":"forged"}', '\r\nforged', '\u001b[2Jforged', '\u2028forged', '\u0000forged', '"}\n{"forged":"']

t.test('whatever is in a request, each line of the log is one JSON object', async t => {
  const testApp = await createTestApp(t, { variables: { LOG_LEVEL: 'trace' } })
  const visitor = testApp.visitor()
  for (const text of breaks) {
    await visitor.open('/admin/')
    await visitor.submit('#login-form', { 'login[username]': `admin${text}`, 'login[password]': `x${text}` })
    await visitor.open(`/admin/${encodeURIComponent(text)}/?a=${encodeURIComponent(text)}`)
    await visitor.open('/nothing', { 'user-agent': text.replaceAll(/[^\u0020-\u007e]/g, ' '), referer: encodeURI(text) })
  }
  const lines = testApp.log().split('\n').filter(line => line !== '')
  t.ok(lines.length > breaks.length)
  for (const line of lines) {
    const entry = JSON.parse(line) as { level: number, forged?: unknown, msg?: string }
    t.not(entry.msg, 'forged')
    t.equal(entry.forged, undefined)
    t.notOk(['\u001b', '\u0000'].some(character => line.includes(character)))
  }
})
