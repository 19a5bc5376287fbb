// The harm taxonomy that this build carries: ids and rules only. Its words are assets, read when needed.
import data from './taxonomy.json' with { type: 'json' }

/** What of a post a category lets us copy. `text_only` differs from `standard` in media, which Fieldflag never copies. */
export type CaptureMode = 'standard' | 'text_only' | 'link_only' | 'reference_only'

export const URGENCIES = ['imminent', 'urgent', 'high', 'standard', 'insight'] as const
/** How soon harm is feared, most pressing first. */
export type Urgency = (typeof URGENCIES)[number]

/** One harm category with the rules it carries. `handling` holds the ids of the taxonomy's `special_handling`. */
export interface Category {
  id: string
  group: string
  core: boolean
  urgency: Urgency
  capture: CaptureMode
  handling: string[]
  /** Address of the platform's policy text; null where none fits. */
  policy: string | null
}

/** The operator's default targets in hours, by urgency; `rank` 0 is sent first. */
export interface UrgencyTarget {
  id: Urgency
  rank: number
  triageHours: number
  decisionHours: number
}

export const TAXONOMY_VERSION: string = data.version
// A JSON module's strings are typed `string`; tests/unit/flag/taxonomy.test.ts checks that the values are these.
export const CATEGORIES = data.categories as Category[]
export const CATEGORY_GROUPS: string[] = data.groups
export const URGENCY_TARGETS = data.urgencies as UrgencyTarget[]

const byId = new Map(CATEGORIES.map((category) => [category.id, category]))

/** The category with this id, or undefined where this build does not know it. */
export function categoryById(id: string): Category | undefined {
  return byId.get(id)
}

/** The place of an urgency in the sending order: 0 (imminent) goes first. */
export function urgencyRank(urgency: Urgency): number {
  return URGENCIES.indexOf(urgency)
}
