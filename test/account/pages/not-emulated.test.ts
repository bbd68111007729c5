import t from 'tap'
import { homeUrl, openAccountSite, register, textOf } from '../account-site.ts'

t.test('every entry of the tabs and the menu leads to a page that says what it is', async t => {
  const site = await openAccountSite(t)
  const browser = await register(site)
  const { body } = await browser.get(homeUrl)
  const navigation = body.slice(body.indexOf('account-tabs'), body.indexOf('<main'))
  const links = [...navigation.matchAll(/<li><a href="([^"]+)"/g)].map(match => match[1]!)
  t.equal(links.length, 8)
  for (const link of links) {
    const page = await browser.get(link)
    t.equal(page.statusCode, 200, link)
    t.match(page.body, /aria-current/, link)
  }
})

t.test('what is left out says so and names what exists', async t => {
  const site = await openAccountSite(t)
  const browser = await register(site)
  for (const path of ['billing/history', 'training/index', 'securityscan/index', 'partner/index', 'marketplace/index']) {
    const { body } = await browser.get(`/account/${path}/`)
    t.match(textOf(body), /Backroom does not have this page. On the original site/, path)
    t.match(body, /<a href="\/account\/apiportal\/index\/index\/">API Portal<\/a>/, path)
  }
})

t.test('they are for owners too', async t => {
  const site = await openAccountSite(t)
  t.equal((await site.browser().get('/account/billing/history/')).statusCode, 302)
})
