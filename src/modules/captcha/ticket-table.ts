import { inTransaction, type Database } from '../../kernel/database/database.ts'
import { createToken } from '../../kernel/secrets.ts'

const table = 'backroom_captcha_ticket'

/** Notes the use of a ticket until its end, in milliseconds since 1970; false where it was used before, by whatever process. */
export async function useTicket (database: Database, ticketId: string, expiresAt: number, now: number): Promise<boolean> {
  const useId = createToken()
  return await inTransaction(database, async transaction => {
    await transaction(table).where('expires_at', '<', now).delete()
    await transaction(table).insert({ ticket_id: ticketId, use_id: useId, expires_at: expiresAt }).onConflict(['ticket_id']).ignore()
    // Not every database tells how many rows were written: whoever wrote first finds his own word.
    const row = await transaction(table).where({ ticket_id: ticketId }).first('use_id') as { use_id: string }
    return row.use_id === useId
  })
}
