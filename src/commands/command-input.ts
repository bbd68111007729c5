/** What was written behind a command's name. */
export interface CommandInput {
  /** An argument or an option's value; undefined where it was left out. */
  readonly text: (name: string) => string | undefined
  /** A required argument. */
  readonly required: (name: string) => string
  readonly flag: (name: string) => boolean
  /** The words of a list argument. */
  readonly list: (name: string) => readonly string[]
}
