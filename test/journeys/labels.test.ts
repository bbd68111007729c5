import t from 'tap'
import { createTestApp, type TestApp } from '../helpers/app.ts'
import { channelUrl, connectorUrl, issueKey, storeValidKey } from '../helpers/channel.ts'
import { enter } from '../helpers/people.ts'
import { hashToken } from '../../src/kernel/secrets.ts'
import type { Page } from '../helpers/visitor.ts'

/** The words of an element that are seen, or of a page the elements' words that equal one of those looked for. */
function listMissing ({ document }: Page, labels: readonly string[]): string[] {
  const seen = new Set([...document.querySelectorAll('body *')].flatMap(element => [element.textContent, ...[...element.childNodes].map(node => node.textContent)]).map(text => text?.replace(/\s+/g, ' ').trim()))
  return labels.filter(label => !seen.has(label))
}

async function openPortal (testApp: TestApp, accountId: number, language: string): Promise<Page> {
  const visitor = testApp.visitor()
  const now = testApp.clock.now().getTime()
  await testApp.database('backroom_session').insert({ id_hash: hashToken(language), realm: 'account', user_id: accountId, created_at: now, last_seen_at: now })
  visitor.cookies.set('backroom-account', language)
  return await visitor.open('/account/apiportal/index/index/', { 'accept-language': language })
}

for (const [locale, language] of [['en_US', 'en'], ['it_IT', 'it'], ['es_ES', 'es']] as const) {
  t.test(`in ${locale} the labels that the guide quotes are the same English ones`, async t => {
    const testApp = await createTestApp(t)
    await testApp.database('admin_user').update({ interface_locale: locale })
    const admin = await enter(testApp)
    const prompt = await admin.open(channelUrl)
    t.match(prompt.document.documentElement.lang, new RegExp(`^${language}`))
    t.same(listMissing(prompt, ['Marketing', 'Channels', 'Amazon Sales Channel', 'Welcome to Amazon Sales Channel', 'Get an API key', 'Sign in', 'Add key', 'Add the key', 'Learn more']), [])
    const section = await admin.open(connectorUrl)
    t.same(listMissing(section, ['Stores', 'Settings', 'Configuration', 'Services', 'Magento Services', 'Api Keys', 'Production Api key', 'Sandbox Api Key', 'Save Config']), [])
    await storeValidKey(testApp)
    t.same(listMissing(await admin.open(channelUrl), ['Add Amazon Store']), [])
    const { accountId } = await issueKey(testApp)
    const portal = await openPortal(testApp, accountId, language)
    t.match(portal.document.documentElement.lang, new RegExp(`^${language}`))
    t.same(listMissing(portal, ['My Account', 'API Portal', 'Api Keys', 'Environment:', 'Production', 'DESCRIPTION', 'KEY', 'Copy', 'Delete']), [])
    await testApp.database('account_api_key').delete()
    t.same(listMissing(await openPortal(testApp, accountId, `${language}-x`), ['Add New']), [])
  })
}

t.test('around them the sentences are in the reader\'s language', async t => {
  const testApp = await createTestApp(t)
  const admin = await enter(testApp)
  const sentences = []
  for (const locale of ['en_US', 'it_IT', 'es_ES']) {
    await testApp.database('admin_user').update({ interface_locale: locale })
    sentences.push((await admin.open(channelUrl)).document.getElementById('api-key-reason')!.textContent!.trim())
  }
  t.equal(sentences[0], 'No API key is stored yet.')
  t.equal(new Set(sentences).size, 3)
})
