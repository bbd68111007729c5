// Intl still gives these zones under names that the time zone database has replaced; the original, and people, use the new ones.
const newNames: Readonly<Record<string, string>> = {
  'Africa/Asmera': 'Africa/Asmara',
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
  'America/Catamarca': 'America/Argentina/Catamarca',
  'America/Coral_Harbour': 'America/Atikokan',
  'America/Cordoba': 'America/Argentina/Cordoba',
  'America/Godthab': 'America/Nuuk',
  'America/Indianapolis': 'America/Indiana/Indianapolis',
  'America/Jujuy': 'America/Argentina/Jujuy',
  'America/Louisville': 'America/Kentucky/Louisville',
  'America/Mendoza': 'America/Argentina/Mendoza',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'Europe/Kiev': 'Europe/Kyiv',
  'Pacific/Enderbury': 'Pacific/Kanton',
  'Pacific/Ponape': 'Pacific/Pohnpei',
  'Pacific/Truk': 'Pacific/Chuuk'
}

let zones: readonly string[] | undefined

/** Every time zone by its name in the time zone database, UTC included, in the order of their names. */
export function listTimezones (): readonly string[] {
  zones ??= Object.freeze([...new Set(['UTC', ...Intl.supportedValuesOf('timeZone').map(toNewName)])].sort())
  return zones
}

/** Says whether there is such a time zone; a replaced name such as Asia/Calcutta still is one. */
export function isTimezone (name: string): boolean {
  return listTimezones().includes(toNewName(name))
}

function toNewName (name: string): string {
  const newName = newNames[name]
  if (newName === undefined) return name
  return isKnownToIntl(newName) ? newName : name
}

function isKnownToIntl (zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: zone }) !== undefined
  } catch {
    return false
  }
}
