/** A phrase and a place that uses it; `file` is relative to the package. */
export interface PhraseUse {
  readonly phrase: string
  readonly file: string
  readonly line: number
}
