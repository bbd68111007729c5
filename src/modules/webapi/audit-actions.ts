/** What the record of what is done calls acts upon services, with the phrase for each. */
export const webapiActions = {
  service_called: 'REST service called'
} as const

/** The name of one of these acts. */
export type WebapiAction = keyof typeof webapiActions
