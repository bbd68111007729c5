/** What the record of what is done calls acts upon integrations and tokens, with the phrase for each. */
export const integrationActions = {
  admin_token_issued: 'REST token issued',
  admin_token_refused: 'REST token refused',
  admin_tokens_revoked: 'REST tokens revoked',
  integration_activated: 'Integration activated',
  integration_created: 'Integration created',
  integration_deleted: 'Integration deleted',
  integration_reauthorized: 'Integration reauthorized',
  integration_saved: 'Integration saved'
} as const

/** The name of one of these acts. */
export type IntegrationAction = keyof typeof integrationActions
