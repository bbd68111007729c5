/** What a value is checked for under one name. */
export interface Rule {
  /** The English sentence for a value that does not pass. */
  readonly phrase: string
  /** Whether the value passes; not asked about an empty one. */
  readonly passes: (value: string) => boolean
}

/** A rule that carries its figures in its name, as the original's CSS classes do. */
export interface ParameterizedRule {
  /** As people write it, with letters for the figures. */
  readonly name: string
  readonly pattern: RegExp
  readonly phrase: string
  readonly passes: (value: string, from: number | undefined, to: number | undefined) => boolean
}
