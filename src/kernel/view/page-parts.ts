import { randomBytes } from 'node:crypto'
import { toMarkup, type Markup } from './markup.ts'

/** Pieces of a page that are put in as bytes, by the name under which the template places them: `{{ parts.sidebar }}`. */
export type PageParts = Readonly<Record<string, readonly Buffer[]>>

/** A rendered page cut where its parts go: bytes as they stand, and between them the names of parts. */
export type CutPage = ReadonlyArray<Buffer | string>

/** What stands in the rendered text where a part goes; nobody outside can know it, so no value can pass for one. */
const mark = `\u0000${randomBytes(8).toString('hex')}:`
const end = '\u0000'

/** What a template prints where the part with this name goes. */
export function toPlace (name: string): Markup {
  return toMarkup(mark + name + end)
}

/** What the template prints for each part. */
export function toPlaces (parts: PageParts): Record<string, Markup> {
  return Object.fromEntries(Object.keys(parts).map(name => [name, toPlace(name)]))
}

/** Cuts a rendered page at the places of its parts. */
export function cutPage (html: string): CutPage {
  const pieces: Array<Buffer | string> = []
  let from = 0
  for (let at = html.indexOf(mark); at >= 0; at = html.indexOf(mark, from)) {
    const until = html.indexOf(end, at + mark.length)
    pieces.push(Buffer.from(html.slice(from, at)), html.slice(at + mark.length, until))
    from = until + end.length
  }
  return [...pieces, Buffer.from(html.slice(from))]
}

/** Puts the parts into the page, in memory of the given size; their bytes are copied as they are, which is what makes them cheap. */
export function joinParts (page: CutPage, parts: PageParts, allocate: (size: number) => Buffer): Buffer {
  const pieces = page.flatMap(piece => typeof piece === 'string' ? parts[piece] ?? [] : [piece])
  const body = allocate(pieces.reduce((size, piece) => size + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    body.set(piece, at)
    at += piece.length
  }
  return body
}
