import { encode } from 'uqr'

/** A QR picture as the parts of an SVG: its side in squares, and the path of the dark ones. */
export interface QrPath {
  readonly size: number
  readonly path: string
}

/** Draws a text as a QR code, with the quiet border that readers need. */
export function toQrPath (text: string): QrPath {
  const { size, data } = encode(text, { border: 4 })
  const path = data.flatMap((row, y) => row.flatMap((isDark, x) => isDark ? [`M${x} ${y}h1v1h-1z`] : [])).join('')
  return { size, path }
}
