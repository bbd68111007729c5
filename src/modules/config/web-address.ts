/** An address of the web as a declaration names it; null for anything else, which is no link. */
export function toWebAddress (address: string | undefined): string | null {
  return address !== undefined && /^https?:\/\/[^\s]+$/i.test(address) ? address : null
}
