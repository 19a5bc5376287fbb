// Times, numbers and names as a language writes them. All by Intl: no data of our own.

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const YEAR = 365 * DAY

export interface Formats {
  number(value: number): string
  /** How long before or after `now`, in the largest whole unit: "5 minutes ago". */
  relativeTime(at: Date, now: Date): string
  /** The same without "ago" and as short as it can be said, for narrow rows: "5 min". Less than a minute counts as one. */
  age(at: Date, now: Date): string
  /** A length of time in its two largest units, as short as it can be said: "2 d 20 h". At least a minute. */
  duration(milliseconds: number): string
  /** Hour and minute in the device's own time zone. */
  clockTime(at: Date): string
  /** Day and time in the device's own time zone; with the year where it is not this one. */
  absoluteTime(at: Date, now: Date): string
  /** A day that is given as `YYYY-MM-DD`; with the year where it is not this one. */
  day(day: string, now: Date): string
  /** Name of a language by its BCP 47 tag; the tag itself where the browser knows no name. */
  languageName(tag: string): string
  /** Name of a country by its ISO 3166-1 alpha-2 code; the code itself where the browser knows no name. */
  countryName(code: string): string
  /** "a, b and c" */
  list(items: string[]): string
  /** Compares two names for sorting. */
  compare(a: string, b: string): number
}

/**
 * The formats of one language (BCP 47 tag, see `UiLanguage.formats`). `languageNames` are names by tag that the browser
 * lacks or merges: Chromium's data has no Rohingya, and says "Filipino" to Tagalog.
 */
export function createFormats(tag: string, languageNames: Record<string, string> = {}): Formats {
  // Each takes longer to make than all else in a row of a list, and few screens use all.
  const numbers = onDemand(() => new Intl.NumberFormat(tag))
  const relative = onDemand(() => new Intl.RelativeTimeFormat(tag, { numeric: 'auto' }))
  const clock = onDemand(() => new Intl.DateTimeFormat(tag, { hour: '2-digit', minute: '2-digit' }))
  const day = { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
  const thisYear = onDemand(() => new Intl.DateTimeFormat(tag, day))
  const otherYear = onDemand(() => new Intl.DateTimeFormat(tag, { ...day, year: 'numeric' }))
  // The day as it is given: such a text stands for midnight UTC.
  const dayOnly = onDemand(() => new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'short', timeZone: 'UTC' }))
  const dayAndYear = onDemand(() => new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeZone: 'UTC' }))
  const languages = onDemand(() => new Intl.DisplayNames(tag, { type: 'language', fallback: 'code' }))
  const countries = onDemand(() => new Intl.DisplayNames(tag, { type: 'region', fallback: 'code' }))
  const ages = new Map<Intl.RelativeTimeFormatUnit, Intl.NumberFormat>()
  const lists = onDemand(() => new Intl.ListFormat(tag, { type: 'conjunction' }))
  const collator = onDemand(() => new Intl.Collator(tag, { sensitivity: 'base' }))
  return {
    number: (value) => numbers().format(value),
    relativeTime: (at, now) => relative().format(...inLargestUnit(at.getTime() - now.getTime())),
    age: (at, now) => {
      const [value, unit] = inLargestUnit(Math.max(now.getTime() - at.getTime(), MINUTE))
      const known = ages.get(unit) ?? new Intl.NumberFormat(tag, { style: 'unit', unit, unitDisplay: 'short' })
      ages.set(unit, known)
      return known.format(value)
    },
    duration: (milliseconds) => inTwoUnits(Math.max(milliseconds, MINUTE), tag),
    clockTime: (at) => clock().format(at),
    absoluteTime: (at, now) => (at.getFullYear() === now.getFullYear() ? thisYear : otherYear)().format(at),
    day: (day, now) => (day.startsWith(String(now.getFullYear())) ? dayOnly : dayAndYear)().format(new Date(day)),
    languageName: (code) => languageNames[code] ?? nameOf(languages(), code),
    countryName: (code) => nameOf(countries(), code),
    list: (items) => lists().format(items),
    compare: (a, b) => collator().compare(a, b),
  }
}

/** What `make` makes, made when it is first asked for. */
function onDemand<T>(make: () => T): () => T {
  let made: T | undefined
  return () => {
    made ??= make()
    return made
  }
}

function inTwoUnits(milliseconds: number, tag: string): string {
  const units = [
    ['day', Math.floor(milliseconds / DAY)],
    ['hour', Math.floor((milliseconds % DAY) / HOUR)],
    ['minute', Math.floor((milliseconds % HOUR) / MINUTE)],
  ] as const
  const largest = units.findIndex(([, value]) => value > 0)
  return units
    .slice(largest, largest + 2)
    .filter(([, value]) => value > 0)
    .map(([unit, value]) => new Intl.NumberFormat(tag, { style: 'unit', unit, unitDisplay: 'short' }).format(value))
    .join(' ')
}

function inLargestUnit(milliseconds: number): [number, Intl.RelativeTimeFormatUnit] {
  const size = Math.abs(milliseconds)
  if (size < MINUTE) return [0, 'second']
  if (size < HOUR) return [Math.trunc(milliseconds / MINUTE), 'minute']
  if (size < DAY) return [Math.trunc(milliseconds / HOUR), 'hour']
  if (size < YEAR) return [Math.trunc(milliseconds / DAY), 'day']
  return [Math.trunc(milliseconds / YEAR), 'year']
}

/** `DisplayNames.of` throws on a code that is no code at all, such as one from a newer server. */
function nameOf(names: Intl.DisplayNames, code: string): string {
  try {
    return names.of(code) ?? code
  } catch (error) {
    if (error instanceof RangeError) return code
    throw error
  }
}
