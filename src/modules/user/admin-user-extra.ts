import type { Database } from '../../kernel/database/database.ts'
import { readRows } from '../../kernel/database/read-rows.ts'

const table = 'admin_user'

/** Which groups of the configuration a user has opened or closed, by element id (the original's `configState`). */
export async function findGroupStates (database: Database, userId: number): Promise<Readonly<Record<string, boolean>>> {
  const states = (await readExtra(database, userId))['configState']
  if (typeof states !== 'object' || states === null) return {}
  return Object.fromEntries(Object.entries(states).map(([id, state]) => [id, state === '1']))
}

export async function saveGroupStates (database: Database, userId: number, states: Readonly<Record<string, boolean>>): Promise<void> {
  const known = await findGroupStates(database, userId)
  const changed = Object.entries(states).filter(([id, isOpen]) => known[id] !== isOpen)
  if (changed.length === 0) return
  const all = Object.fromEntries(Object.entries({ ...known, ...states }).map(([id, isOpen]) => [id, isOpen ? '1' : '0']))
  await saveExtra(database, userId, { configState: all })
}

/** The original keeps JSON in `extra`; ours adds `theme` to it. */
async function readExtra (database: Database, userId: number): Promise<Record<string, unknown>> {
  const rows = await readRows<{ extra: string | null }>(database, `select extra from ${table} where user_id = ?`, [userId])
  return toExtra(rows[0]?.extra ?? null)
}

/** Changes some of what is kept in `extra`. */
export async function saveExtra (database: Database, userId: number, changes: Readonly<Record<string, unknown>>): Promise<void> {
  const extra = JSON.stringify({ ...await readExtra(database, userId), ...changes })
  await database(table).where({ user_id: userId }).update({ extra })
}

function toExtra (extra: string | null): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(extra ?? '{}')
    return typeof parsed === 'object' && parsed !== null ? parsed as Record<string, unknown> : {}
  } catch {
    return {}
  }
}

/** The theme that a row's `extra` names. */
export function toTheme (extra: string | null): 'auto' | 'light' | 'dark' {
  const { theme } = toExtra(extra)
  return theme === 'light' || theme === 'dark' ? theme : 'auto'
}
