import type { TestApp } from './app.ts'

/** What was recorded, in order: action, outcome and reason, as `sign_in_refused refused wrong_password`. */
export async function listRecorded ({ database }: Pick<TestApp, 'database'>): Promise<string[]> {
  const rows = await database('backroom_audit_event').orderBy('id') as Array<{ action: string, outcome: string, details: string | null }>
  return rows.map(({ action, outcome, details }) => [action, outcome, (JSON.parse(details ?? '{}') as { reason?: string }).reason].filter(part => part !== undefined).join(' '))
}
