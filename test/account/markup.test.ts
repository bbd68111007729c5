import { HtmlValidate } from 'html-validate'
import t from 'tap'
import { addKey, createUrl, homeUrl, loginUrl, openAccountSite, portalUrl, register } from './account-site.ts'

const logoutUrl = '/account/customer/account/logout/'

t.test('the pages are valid HTML', async t => {
  const site = await openAccountSite(t)
  const owner = await register(site)
  const { id, page } = await addKey(owner)
  const pages: Array<[string, string]> = [['portal with a key', page]]
  for (const url of [loginUrl, createUrl]) pages.push([url, (await site.browser().get(url)).body])
  for (const url of [homeUrl, `${portalUrl}?environment=sandbox`, logoutUrl, `/account/apiportal/index/delete/id/${id}/`, '/account/billing/history/', '/account/nothing/']) pages.push([url, (await owner.get(url)).body])
  pages.push(['failed login', (await site.browser().submit(loginUrl, 'login-form')).body])
  pages.push(['failed registration', (await site.browser().submit(createUrl, 'form-validate')).body])
  pages.push(['failed key', (await owner.submit(`${portalUrl}?environment=sandbox`, 'api-key-form', { expires: 'x' })).body])
  await owner.submit(`/account/apiportal/index/roll/id/${id}/`, 'roll-form', { overlap: '3600', expires: '30' })
  for (const name of ['roll', 'stop', 'download']) pages.push([name, (await owner.get(`/account/apiportal/index/${name}/id/${id}/`)).body])
  pages.push(['portal with a rolled key', (await owner.get(portalUrl)).body])
  pages.push(['text with a key', (await owner.submit('/account/apiportal/index/check/', 'check-form', { text: `${/value="(cak_[^"]+)"/.exec(page)![1]!} x` })).body])
  await owner.submit(`/account/apiportal/index/delete/id/${id}/`, 'delete-form')
  for (const url of [portalUrl, `/account/apiportal/index/undo/id/${id}/`, '/account/apiportal/index/idle/', '/account/customer/account/close/']) pages.push([`deleted, ${url}`, (await owner.get(url)).body])
  const validator = new HtmlValidate({ extends: ['html-validate:recommended'] })
  for (const [name, body] of pages) {
    const report = await validator.validateString(body)
    const problems = report.results.flatMap(result => result.messages.map(({ ruleId, message, line }) => `${ruleId}: ${message} (${body.split('\n')[line - 1]!.trim().slice(0, 120)})`))
    t.same(problems, [], name)
  }
})
