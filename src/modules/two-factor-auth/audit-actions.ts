/** What of second factors is recorded, with the phrases it is shown by. */
export const twoFactorActions = {
  second_factor_shown: 'Second factor shown',
  second_factor_refused: 'Second factor refused',
  second_factor_set: 'Second factor set',
  second_factor_reset: 'Second factor reset',
  recovery_codes_made: 'Recovery codes made'
} as const

/** The name of one of these acts. */
export type TwoFactorAction = keyof typeof twoFactorActions
