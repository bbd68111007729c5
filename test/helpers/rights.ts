import { withParents } from '../../src/admin/resource-tree.ts'
import { createAcl, type Acl } from '../../src/admin/acl.ts'
import { listModules } from '../../src/modules/installed.ts'
import { saveGranted } from '../../src/modules/authorization/role-table.ts'
import type { TestApp } from './app.ts'
import { createPerson, enter, formKeyOf } from './people.ts'

/** The resources of the installed modules. */
export const installedAcl: Acl = createAcl(listModules(() => ({ shape: 'plausible' })))

/** Every resource, in the order of the tree. */
export function listResources (parent?: string): string[] {
  return installedAcl.listChildren(parent).flatMap(({ id }) => [id, ...listResources(id)])
}

/** Somebody with a session whose role a test changes as it goes; requests are single, redirects are not followed. */
export interface Clerk {
  readonly formKey: string
  /** Grants these resources, with what they stand under, and nothing else. */
  grant: (resources: readonly string[]) => Promise<void>
  /** Grants every resource but these; undoes what it did before. */
  grantAllBut: (...resources: string[]) => Promise<void>
  send: (method: string, url: string, fields?: ReadonlyArray<readonly [string, string]>) => Promise<Answer>
}

export interface Answer { readonly status: number, readonly body: string, readonly location: string | undefined }

/** Makes a user with a role of his own, and gives him a session. */
export async function hireClerk (testApp: TestApp): Promise<Clerk> {
  const { app, database } = testApp
  const visitor = await enter(testApp, await createPerson(testApp, listResources()))
  await visitor.open('/admin/admin/denied/')
  const cookie = [...visitor.cookies].map(pair => pair.join('=')).join('; ')
  const [{ role_id: roleId }] = await database('authorization_role').where({ role_name: 'Role of clerk' }).select('role_id') as [{ role_id: number }]
  let missing: string[] = []
  const toRows = (resources: readonly string[]): object[] => resources.map(resource => ({ role_id: roleId, resource_id: resource, permission: 'allow' }))
  return {
    formKey: formKeyOf(visitor),
    grant: async resources => { await saveGranted(database, roleId, withParents(installedAcl, resources)) },
    grantAllBut: async (...resources) => {
      if (missing.length > 0) await database('authorization_rule').insert(toRows(missing))
      await database('authorization_rule').where({ role_id: roleId }).whereIn('resource_id', resources).delete()
      missing = resources
    },
    async send (method, url, fields) {
      const answer = await app.inject({
        method: method as 'GET',
        url,
        headers: { cookie, host: 'localhost:9080', ...fields === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' } },
        ...fields === undefined ? {} : { payload: new URLSearchParams(fields.map(([name, value]): [string, string] => [name, value])).toString() }
      })
      return { status: answer.statusCode, body: answer.body, location: answer.headers.location }
    }
  }
}

/** What a page says, without its frame. */
export function mainOf (body: string): string {
  return /<main[^]*<\/main>/.exec(body)?.[0] ?? body
}
