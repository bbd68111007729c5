import { adminUser, type TestApp } from '../../../helpers/app.ts'
import { createPerson, enter } from '../../../helpers/people.ts'
import type { Page, Visitor } from '../../../helpers/visitor.ts'

export const usersUrl = '/admin/admin/user/'
/** What every form about a user asks of the admin user. */
export const own = { current_password: adminUser.password }

/** The address of a user's form. */
export function toUserUrl (userId: number): string {
  return `${usersUrl}edit/user_id/${userId}/`
}

/** Opens a user's form and sends it with some values changed and the own password. */
export async function saveUser (visitor: Visitor, userId: number, values: Record<string, string | string[] | null>): Promise<Page> {
  await visitor.open(toUserUrl(userId))
  return await visitor.submit('#edit_form', { ...own, ...values })
}

/** Sends a user's form to be deleted, as its button does. */
export async function deleteUser (visitor: Visitor, userId: number, password = adminUser.password): Promise<Page> {
  const { document } = await visitor.open(toUserUrl(userId))
  const formKey = document.querySelector('#edit_form [name=form_key]')!.getAttribute('value')!
  return await visitor.post(`${usersUrl}delete/`, [['form_key', formKey], ['user_id', String(userId)], ['current_password', password]])
}

/** A second administrator with every resource; returns his id. */
export async function addAdministrator (testApp: TestApp, username = 'second'): Promise<number> {
  return await createPerson(testApp, ['Magento_Backend::all'], { username })
}

/** What was recorded, oldest first: act, outcome, whom it was done to, and what is known of it. */
export async function listRecords ({ database }: TestApp): Promise<Array<{ action: string, outcome: string, target: string | null, details: unknown }>> {
  const rows = await database('backroom_audit_event').orderBy('id') as Array<{ action: string, outcome: string, target: string | null, details: string | null }>
  return rows.map(({ action, outcome, target, details }) => ({ action, outcome, target, details: details === null ? null : JSON.parse(details) as unknown }))
}

/** Whether a page of the Admin is shown, and no login form in its place. */
export async function isIn (visitor: Visitor, url = '/admin/admin/dashboard/'): Promise<boolean> {
  return (await visitor.open(url)).document.querySelector('#login-form') === null
}

/** The admin user before All Users. */
export async function openUsers (testApp: TestApp): Promise<Visitor> {
  const admin = await enter(testApp)
  await admin.open(usersUrl)
  return admin
}
