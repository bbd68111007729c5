/** What the record of what is done calls acts upon admin users, with the phrase for each. */
export const userActions = {
  account_saved: 'Own account saved',
  sessions_ended: 'Other sessions of the own account ended',
  user_created: 'User created',
  user_deleted: 'User deleted',
  user_role_changed: 'Role of a user changed',
  user_saved: 'User saved',
  user_sign_in_forced: 'User forced to sign in again',
  user_unlocked: 'User unlocked'
} as const

/** The name of one of these acts. */
export type UserAction = keyof typeof userActions
