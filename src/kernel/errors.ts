/** A refusal or failure with a code for machines, a phrase for people and the HTTP status that goes with it. */
export class AppError extends Error {
  readonly code: string
  readonly statusCode: number
  /** The untranslated sentence, with %1, %2 … for `args`. */
  readonly phrase: string
  readonly args: readonly string[]

  constructor (code: string, phrase: string, statusCode: number, args: readonly string[] = [], cause?: unknown) {
    super(fillPhrase(phrase, args), { cause })
    this.name = 'AppError'
    this.code = code
    this.statusCode = statusCode
    this.phrase = phrase
    this.args = args
  }
}

/** Makes a kind of error: `const SectionUnknown = createError('CONFIG_SECTION_UNKNOWN', 'There is no section "%1".', 404)`, then `throw SectionUnknown('x')`. */
export function createError (code: string, phrase: string, statusCode: number): (...args: string[]) => AppError {
  return (...args) => new AppError(code, phrase, statusCode, args)
}

/** Puts arguments into the %1, %2 … of a phrase; a placeholder without an argument stays as it is. */
export function fillPhrase (phrase: string, args: readonly (string | number)[]): string {
  if (args.length === 0) return phrase
  return phrase.replace(/%(\d+)/g, (placeholder, number: string) => {
    const value = args[Number(number) - 1]
    return value === undefined ? placeholder : String(value)
  })
}
