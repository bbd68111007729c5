/** A call of the gateway as it is kept: keys are fingerprints, other secrets are left out. */
export interface GatewayRequest {
  readonly id: number
  readonly receivedAt: Date
  readonly method: string
  readonly path: string
  readonly status: number
  readonly durationMs: number
  readonly keyFingerprint: string | undefined
  readonly headers: ReadonlyArray<readonly [name: string, value: string]>
  readonly body: string | undefined
  readonly answer: string
  readonly requestId: string
}

/** What calls are looked for by; a status below ten is the first digit of a hundred. */
export interface GatewayRequestFilter {
  readonly path?: string
  readonly status?: number
  readonly from?: Date
  readonly to?: Date
}

/** The gateway's calls, as the Admin needs them; the gateway itself keeps them. */
export interface GatewayRequests {
  list: (filter: GatewayRequestFilter, page: { limit: number, offset: number }) => Promise<GatewayRequest[]>
  count: (filter: GatewayRequestFilter) => Promise<number>
  find: (id: number) => Promise<GatewayRequest | undefined>
  /** Why a call cannot be made again as it was. */
  findObstacle: (id: number) => Promise<'not_kept' | 'body_not_kept' | 'path_not_kept' | 'signature_not_kept' | undefined>
  /** Makes a call again with its key; the status and the id under which the new call is kept. */
  replay: (id: number, key: string | undefined) => Promise<{ status: number, id: number | undefined }>
}
