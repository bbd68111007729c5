import nunjucks from 'nunjucks'

/** HTML that components made; templates print it as it is. */
export interface Markup { readonly val: string }

/** Declares that a text is HTML made by components, every value in it escaped. */
export function toMarkup (html: string): Markup {
  return new nunjucks.runtime.SafeString(html) as unknown as Markup
}
