/** Regions of the channel's data interface with the marketplaces in each (original; a country stands in one region only). */
export const regions = {
  na: ['US', 'CA', 'MX', 'BR'],
  eu: ['GB', 'DE', 'FR', 'IT', 'ES', 'IN', 'TR'],
  fe: ['JP', 'AU'],
  cn: ['CN']
} as const satisfies Readonly<Record<string, readonly string[]>>

export type Region = keyof typeof regions

/** Recognises a region as it stands in an address. */
export function toRegion (text: string): Region | undefined {
  return (Object.keys(regions) as Region[]).find(region => region === text)
}
