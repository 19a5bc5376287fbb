// Where people are helped, as a checked-in table: each row with the page that says so and the day it was looked up.
import data from './help-table.json' with { type: 'json' }
import { categoryById } from './taxonomy.ts'

/** A hotline, service or directory, or the platform's form for rights holders. Its words are in the catalogues by its id; a number is never known here. */
export interface HelpPlace {
  id:
    | 'inhope'
    | 'cybertipline'
    | 'icmec'
    | 'stopncii'
    | 'take_it_down'
    | 'findahelpline'
    | 'meta_copyright'
    | 'meta_trademark'
  url: string
  /** Page that the row was taken from. */
  source: string
  /** ISO 8601 date on which that page was read. */
  checked: string
  /** ISO 3166-1 alpha-2; absent where it serves everybody. */
  countries?: string[]
}

// A JSON module's strings are typed `string`; tests/unit/flag/help-table.test.ts checks the rows.
export const HELP_PLACES = data.places as HelpPlace[]
/** Places by the `special_handling` of the taxonomy that asks for them, those that come first first. */
export const HELP_BY_HANDLING = data.byHandling as Record<string, string[]>

/** Where to send somebody before they flag, for a category and the country it is about. */
export function helpFor(categoryId: string, country: string | null): HelpPlace[] {
  const handling = categoryById(categoryId)?.handling ?? []
  const ids = new Set(
    Object.keys(HELP_BY_HANDLING).flatMap((id) => (handling.includes(id) ? (HELP_BY_HANDLING[id] ?? []) : [])),
  )
  return [...ids]
    .flatMap((id) => HELP_PLACES.find((place) => place.id === id) ?? [])
    .filter(({ countries }) => countries === undefined || (country !== null && countries.includes(country)))
}
