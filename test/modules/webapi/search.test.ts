import t from 'tap'
import { createTestApp, type TestApp } from '../../helpers/app.ts'
import { createPerson } from '../../helpers/people.ts'
import { callService, fetchToken, type ServiceAnswer } from '../../helpers/rest.ts'

interface Found { readonly items: ReadonlyArray<Record<string, unknown>>, readonly search_criteria: object, readonly total_count: number }

async function open (testApp: TestApp): Promise<(query: string, path?: string) => Promise<ServiceAnswer & { found: Found }>> {
  for (const username of ['ada', 'bob', 'carol_x', 'dora']) await createPerson(testApp, ['Magento_Sales::sales'], { username })
  const token = await fetchToken(testApp)
  return async (query, path = '/V1/backroom/users') => {
    const answer = await callService(testApp, 'GET', `${path}?${query}`, { token })
    return { ...answer, found: answer.body as Found }
  }
}

const namesOf = ({ found }: { found: Found }): unknown[] => found.items.map(item => item['username'])
const where = (group: number, filter: number, field: string, value: string, type?: string): string =>
  `searchCriteria[filterGroups][${group}][filters][${filter}][field]=${field}&searchCriteria[filterGroups][${group}][filters][${filter}][value]=${encodeURIComponent(value)}${type === undefined ? '' : `&searchCriteria[filterGroups][${group}][filters][${filter}][conditionType]=${type}`}`

t.test('users are listed with their roles and without anything secret', async t => {
  const testApp = await createTestApp(t)
  const list = await open(testApp)
  const { found, text } = await list('searchCriteria')
  t.equal(found.total_count, 5)
  t.same(found.items[0], { ...found.items[0], user_id: 1, username: 'admin', email: 'admin@example.com', is_active: true, role_id: 1, role_name: 'Administrators' })
  t.notMatch(text, /password|rp_token|failures/)
  const one = await list('', '/V1/backroom/users/2')
  t.match(one.body, { user_id: 2, username: 'ada', role_name: 'Role of ada' })
  for (const id of ['99', '0', 'x', '1%20or%201']) t.ok([400, 404].includes((await list('', `/V1/backroom/users/${id}`)).status), id)
  t.match((await list('', '/V1/backroom/users/99')).body, { message: 'No such entity with %fieldName = %fieldValue', parameters: { fieldName: 'userId', fieldValue: 99 } })
})

t.test('groups of filters are joined by and, the filters of a group by or, in either way of writing', async t => {
  const list = await open(await createTestApp(t))
  t.same(namesOf(await list(where(0, 0, 'username', 'ada'))), ['ada'])
  t.same(namesOf(await list(`${where(0, 0, 'username', 'ada')}&${where(0, 1, 'username', 'bob')}`)), ['ada', 'bob'])
  t.same(namesOf(await list(`${where(0, 0, 'username', '%a%', 'like')}&${where(1, 0, 'user_id', '3', 'gt')}`)), ['carol_x', 'dora'])
  t.same(namesOf(await list(where(0, 0, 'username', 'ada,dora', 'in'))), ['ada', 'dora'])
  t.same(namesOf(await list('searchCriteria[filter_groups][0][filters][0][field]=role_name&searchCriteria[filter_groups][0][filters][0][value]=Role of bob')), ['bob'])
  t.same(namesOf(await list(where(0, 0, 'logdate', '', 'null'))), ['ada', 'bob', 'carol_x', 'dora'])
  t.same(namesOf(await list(where(0, 0, 'username', "x' or 1=1 --"))), [])
})

t.test('lists are sorted and turned page by page', async t => {
  const list = await open(await createTestApp(t))
  const page = await list('searchCriteria[sortOrders][0][field]=username&searchCriteria[sortOrders][0][direction]=DESC&searchCriteria[pageSize]=2&searchCriteria[currentPage]=2')
  t.same(namesOf(page), ['bob', 'admin'])
  t.equal(page.found.total_count, 5)
  t.same(page.found.search_criteria, { filter_groups: [], sort_orders: [{ field: 'username', direction: 'DESC' }], page_size: 2, current_page: 2 })
})

t.test('what a list does not know is refused and not guessed', async t => {
  const list = await open(await createTestApp(t))
  for (const query of [
    where(0, 0, 'password', 'x'),
    where(0, 0, '__proto__', 'x'),
    where(0, 0, 'username', 'x', 'regexp'),
    where(0, 0, 'username', 'x', 'constructor'),
    'searchCriteria[sortOrders][0][field]=rp_token',
    'searchCriteria[sortOrders][0][field]=username&searchCriteria[sortOrders][0][direction]=;drop',
    'searchCriteria[pageSize]=-1',
    'searchCriteria[currentPage]=x',
    'searchCriteria[filterGroups]=x'
  ]) t.equal((await list(query)).status, 400, query)
})

t.test('roles are told with their users and resources', async t => {
  const list = await open(await createTestApp(t))
  const { found } = await list('searchCriteria[sortOrders][0][field]=role_name', '/V1/backroom/roles')
  t.same(found.items[0], { role_id: 1, role_name: 'Administrators', user_count: 1 })
  t.equal(found.total_count, 5)
  const ada = found.items.find(item => item['role_name'] === 'Role of ada')!
  t.match((await list('', `/V1/backroom/roles/${String(ada['role_id'])}`)).body, { ...ada, user_count: 1, resources: ['Magento_Backend::admin', 'Magento_Sales::sales'] })
  t.equal((await list('', '/V1/backroom/roles/99')).status, 404)
})
