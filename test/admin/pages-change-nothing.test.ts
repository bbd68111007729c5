import t from 'tap'
import { createTestApp } from '../helpers/app.ts'
import { issueKey, storeKey } from '../helpers/channel.ts'
import { dumpTables, recordTables } from '../helpers/dump.ts'
import { createPerson, enter } from '../helpers/people.ts'
import { collectRoutes, toAddress } from '../helpers/routes.ts'

const mostPages = 400

/** What a page leads to by links and by forms that ask; without signing out. */
function listAddresses (body: string): string[] {
  const links = [...body.matchAll(/<(?:a|link)\s[^>]*?href="(\/admin\/[^"#]*)/g), ...body.matchAll(/<form\s[^>]*?action="(\/admin\/[^"#]*)"[^>]*?method="get"/g)]
  return links.map(match => match[1]!.replaceAll('&amp;', '&')).filter(address => !address.includes('/auth/logout'))
}

/** Of pages that differ by a number, a field, a scope's section or a situation alone, one stands for all. */
function toKind (address: string): string {
  const [path, query] = address.split('?') as [string, string | undefined]
  const kind = path.replace(/\/$/, '').replace(/\d+/g, '1').replace(/(?<=\/(?:path|name)\/|(?:field|reset|history|compare|export|import|scopes)\/section\/)\w+/g, 'x').replace(/\w+(?=\/(?:website|store)\/)/, 'x')
  return query === undefined ? kind : `${kind}?${[...new URLSearchParams(query).keys()].join('&')}`
}

t.test('nothing is changed by opening pages: every page that can be reached by links, opened twice, leaves every table as it was', async t => {
  const { built: testApp, routes } = await collectRoutes(async () => await createTestApp(t))
  const { key } = await issueKey(testApp)
  await storeKey(testApp, key)
  await createPerson(testApp, ['Magento_Backend::dashboard'])
  const admin = await enter(testApp)
  const cookie = [...admin.cookies].map(pair => pair.join('=')).join('; ')
  const open = async (url: string): Promise<string> => {
    const answer = await testApp.app.inject({ url, headers: { cookie, host: 'localhost:9080' } })
    t.ok(answer.statusCode < 500 && answer.statusCode !== 403, `${url}: ${answer.statusCode}`)
    return answer.body
  }
  const before = await dumpTables(testApp.database, recordTables)
  const waiting = routes.filter(({ method, url }) => method === 'GET' && url.startsWith('/admin') && !url.includes('/auth/logout') && url !== '/admin/admin/denied').map(({ url }) => url.includes('/system_config/') ? `${url}/section/general/` : toAddress(url, 'x'))
  const seen = new Map(waiting.map(url => [toKind(url), url]))
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    for (const address of listAddresses(await open(next))) {
      if (seen.has(toKind(address)) || seen.size >= mostPages) continue
      seen.set(toKind(address), address)
      waiting.push(address)
    }
  }
  t.ok(seen.size > 150 && seen.size < mostPages, `${seen.size} pages`)
  t.same(await dumpTables(testApp.database, recordTables), before)
  for (const url of seen.values()) await open(url)
  t.same(await dumpTables(testApp.database, recordTables), before)
  t.match(await testApp.database('backroom_session'), [{ ended_at: null }])
})
