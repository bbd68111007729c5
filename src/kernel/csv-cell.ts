/** A cell of a CSV file (RFC 4180). What a spreadsheet would take for a formula is led by an apostrophe, so that it stays text. */
export function toCsvCell (value: string | number | undefined): string {
  const text = String(value ?? '')
  const guarded = typeof value === 'string' && /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded
}
