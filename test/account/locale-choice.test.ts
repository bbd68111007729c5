import t from 'tap'
import { homeUrl, loginUrl, openAccountSite } from './account-site.ts'

t.test('visitors get the language their browser asks for', async t => {
  const site = await openAccountSite(t)
  for (const [header, lang] of [['it-IT,it;q=0.9,en;q=0.5', 'it-IT'], ['es', 'es-ES'], ['de', 'en-US']] as const) {
    t.match((await site.browser().get(loginUrl, { 'accept-language': header })).body, new RegExp(`<html lang="${lang}"`), header)
  }
})

t.test('a link in the footer chooses another one, for this browser, and stays on the page', async t => {
  const site = await openAccountSite(t)
  const browser = site.browser()
  const { body } = await browser.get(`${loginUrl}?return_to=%2Faccount%2Fapiportal%2Findex%2Findex%2F`)
  const link = /href="(\/account\/language\/\?locale=it_IT[^"]*)"/.exec(body)![1]!.replaceAll('&amp;', '&')
  const answer = await browser.get(link)
  t.equal(answer.statusCode, 302)
  t.equal(answer.headers.location, `${loginUrl}?return_to=%2Faccount%2Fapiportal%2Findex%2Findex%2F`)
  t.match((await browser.get(loginUrl, { 'accept-language': 'es' })).body, /<html lang="it-IT"/)
})

t.test('languages that we lack and pages of others change nothing', async t => {
  const site = await openAccountSite(t)
  const browser = site.browser()
  const answer = await browser.get('/account/language/?locale=xx_XX&return_to=//evil.example')
  t.equal(answer.headers.location, homeUrl)
  t.equal(browser.cookies.has('backroom-account-locale'), false)
  browser.cookies.set('backroom-account-locale', '../../etc')
  t.match((await browser.get(loginUrl)).body, /<html lang="en-US"/)
})
