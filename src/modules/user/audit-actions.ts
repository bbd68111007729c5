/** What of signing in and of passwords is recorded, with the phrases it is shown by. */
export const signInActions = {
  user_signed_in: 'User signed in',
  sign_in_refused: 'Sign-in refused',
  account_locked: 'Account locked',
  user_signed_out: 'User signed out',
  session_ended: 'Session ended',
  own_password_wrong: 'Own password wrong',
  password_changed: 'Password changed',
  password_reset_requested: 'Password reset requested',
  password_reset: 'Password reset'
} as const

/** The name of one of these acts. */
export type SignInAction = keyof typeof signInActions
