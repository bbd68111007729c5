/** A signed-in session. */
export interface Session {
  readonly idHash: string
  readonly userId: number
  readonly createdAt: Date
}

/** What a request's cookie stands for: nobody, somebody, or somebody whose session is over, why, and whether this request is the first to find it expired. */
export type SessionState =
  | { readonly state: 'none' }
  | { readonly state: 'live', readonly session: Session }
  | { readonly state: 'over', readonly session: Session, readonly reason: 'idle' | 'replaced' | 'ended', readonly isNews: boolean }

/** Whose sessions: the Admin's, the Commerce account's, or those of the emulated Seller Central. */
export type Realm = 'admin' | 'account' | 'seller'
