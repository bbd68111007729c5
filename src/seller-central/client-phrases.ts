/** The phrases that scripts on the pages of Seller Central show; pages hand them over translated. */
export const clientPhrases: readonly string[] = [
  'This is a required field.',
  'Please enter a valid email address (Ex: johndoe@domain.com).'
]
