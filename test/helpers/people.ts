import { hashToken, createToken } from '../../src/kernel/secrets.ts'
import { assignRole, createRole } from '../../src/modules/authorization/role-table.ts'
import type { TestApp } from './app.ts'
import type { Visitor } from './visitor.ts'

/** Somebody of the Admin's staff, made for a test. */
export interface Person {
  readonly username?: string
  /** In the stored format; without it nobody can sign in with a password. */
  readonly passwordHash?: string
}

/** Makes an admin user whose role grants only the given ACL resources; returns the user's id. */
export async function createPerson ({ database }: TestApp, resources: readonly string[], { username = 'clerk', passwordHash = 'none' }: Person = {}): Promise<number> {
  const time = '2026-03-02 09:00:00'
  const [userId] = await database('admin_user').insert({ username, password: passwordHash, email: `${username}@example.com`, firstname: 'Clara', lastname: 'Clerk', created: time, modified: time, is_active: 1 })
  await assignRole(database, userId!, username, await createRole(database, `Role of ${username}`, resources))
  return userId!
}

/** Somebody whose browser already has a session, as after a login but without the cost of a password. */
export async function enter (testApp: TestApp, userId = 1): Promise<Visitor> {
  const token = createToken()
  const now = testApp.clock.now().getTime()
  await testApp.database('backroom_session').insert({ id_hash: hashToken(token), realm: 'admin', user_id: userId, created_at: now, last_seen_at: now })
  const visitor = testApp.visitor()
  visitor.cookies.set('backroom-admin', token)
  return visitor
}

/** A signed-in admin user with only the given ACL resources. */
export async function enterWith (testApp: TestApp, resources: readonly string[], person?: Person): Promise<Visitor> {
  return await enter(testApp, await createPerson(testApp, resources, person))
}

/** The form key of the page that somebody has before him: of a form, else from where scripts read it. */
export function formKeyOf (visitor: Visitor): string {
  return /(?:name="form_key" value="|FORM_KEY = ')([0-9a-f]{32})/.exec(visitor.page().body)![1]!
}

/** The words of an error beside a field. */
export function errorAt (visitor: Visitor, fieldId: string): string | undefined {
  return visitor.page().document.getElementById(`${fieldId}-error`)?.textContent?.trim()
}

/** The sentences of the error summary. */
export function listErrors (visitor: Visitor): string[] {
  return [...visitor.page().document.querySelectorAll('[data-error-summary] li')].map(item => item.textContent!.replace(/\s+/g, ' ').trim())
}
