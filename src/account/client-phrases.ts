/** The phrases that scripts on the account site's pages show; pages hand them over translated. */
export const clientPhrases: readonly string[] = [
  'This is a required field.',
  'Please enter a valid email address (Ex: johndoe@domain.com).',
  'Copied',
  'Press Ctrl+C to copy',
  '(your time: %1)'
]
