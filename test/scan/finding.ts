/** What a scanner holds against the product. */
export interface Finding {
  readonly tool: 'wapiti' | 'sqlmap' | 'ffuf' | 'slowhttptest'
  /** The scanner's own name for it. */
  readonly kind: string
  /** Address, with method and parameter where there is one. */
  readonly where: string
  readonly text: string
}

/** What one scanner did. */
export interface Report {
  readonly tool: Finding['tool']
  /** What it looked at, in numbers. */
  readonly extent: string
  readonly findings: readonly Finding[]
}
