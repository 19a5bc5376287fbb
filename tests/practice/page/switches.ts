/** The languages that the practice sites speak; Burmese has its own digits, Arabic too and runs from right to left. */
const LOCALES = ['en', 'ar', 'my'] as const
export type Locale = (typeof LOCALES)[number]

/** What the address asked of the page when it was loaded; in-page navigation does not change it. */
export interface Switches {
  locale: Locale
  /** How many posts a feed holds in all. */
  posts: number
  /** Posts a second that arrive without scrolling; the page then follows them down. 0: none. */
  stream: number
  /** False: posts stay mounted however far they are scrolled away. */
  virtual: boolean
  /** Words that change the page's structure; which ones is said where they are read. */
  cohort: ReadonlySet<string>
  /** True: what is no post stands between the posts (suggestions, carousels), and a chat at the edge. */
  units: boolean
  /** How long posts stay blank after they were mounted, in ms. */
  hydrate: number
  /** How often the page throws away the nodes of all posts and draws them anew, in ms. 0: never. */
  drops: number
  /** How often counts on the page change by themselves, in ms. 0: never. */
  churn: number
  /** What the page does to elements that it did not make: `remove`, `clone`, `click`. */
  hostile: ReadonlySet<string>
}

/** Reads the switches of an address. */
export function readSwitches(query: URLSearchParams): Switches {
  const set = (name: string) => new Set((query.get(name) ?? '').split(',').filter(Boolean))
  const number = (name: string, otherwise: number) => Number(query.get(name) ?? otherwise)
  return {
    locale: LOCALES.find((locale) => locale === query.get('locale')) ?? 'en',
    posts: number('posts', 5_000),
    stream: number('stream', 0),
    virtual: query.get('virtual') !== 'off',
    cohort: set('cohort'),
    units: query.get('units') === 'on',
    hydrate: number('hydrate', 0),
    drops: number('drops', 0),
    churn: number('churn', 0),
    hostile: set('hostile'),
  }
}

// Tests read what the page means outside a browser; there nothing is switched.
export const switches = readSwitches(new URLSearchParams(globalThis.location?.search ?? ''))
