// What each category lets us keep. Product rule 5: what a category forbids to copy is never stored.
import type { KeptCapture } from './capture.ts'
import { type Category, categoryById } from './taxonomy.ts'

type CaptureField = keyof KeptCapture

const REFERENCE: CaptureField[] = ['platform', 'permalink', 'ids', 'postedAt', 'capturedAt', 'capturedBy']
const REFERENCE_AND_AUTHOR: CaptureField[] = [...REFERENCE, 'author', 'authorLink', 'kind', 'pageLanguage']
const ALL_BUT_TEXT: CaptureField[] = [...REFERENCE_AND_AUTHOR, 'media', 'isReshare', 'original', 'sponsored']
const ALL: CaptureField[] = [...ALL_BUT_TEXT, 'text', 'truncated']

export const NOTE_LIMIT = 2_000
/** `reference_only` allows "short context only" (taxonomy, capture_modes). */
export const SHORT_NOTE_LIMIT = 300

/** What a category lets a flag hold. */
export interface CaptureRules {
  fields: ReadonlySet<CaptureField>
  /** False: fixed choices stand in for every free text. */
  freeText: boolean
  /** True: free text must be short; see `SHORT_NOTE_LIMIT`. */
  shortOnly: boolean
  /** Longest note in UTF-16 units. */
  noteLimit: number
  /** True: what looks like somebody's number or address in the post's text is masked, unless the partner insists. */
  masksText: boolean
  /** True: links in texts, the post's and the partner's, are made unclickable. */
  defangs: boolean
}

/**
 * The rules of a category. An id that this build does not know gets the narrowest ones: copying too little
 * can be mended, copying too much can't.
 */
export function captureRules(categoryId: string): CaptureRules {
  const category = categoryById(categoryId)
  if (!category) return rules(REFERENCE, false, SHORT_NOTE_LIMIT)
  return { ...rulesOf(category), defangs: category.handling.includes('defang_links') }
}

/** Whether a category leaves out or rewrites anything of what was captured and typed. */
export function keepsLess(categoryId: string): boolean {
  const { fields, freeText, shortOnly, masksText, defangs } = captureRules(categoryId)
  return fields.size < ALL.length || !freeText || shortOnly || masksText || defangs
}

function rulesOf({ capture, handling }: Category): CaptureRules {
  // The author of child-abuse material may be the child: handling that forbids text and description leaves only the place.
  if (!allowsFreeText(handling)) return rules(REFERENCE, false, SHORT_NOTE_LIMIT)
  if (handling.includes('no_text_capture')) return rules(REFERENCE, true, SHORT_NOTE_LIMIT)
  switch (capture) {
    case 'reference_only':
      return rules(REFERENCE_AND_AUTHOR, true, SHORT_NOTE_LIMIT)
    case 'link_only':
      return rules(ALL_BUT_TEXT, true, NOTE_LIMIT)
    default:
      return { ...rules(ALL, true, NOTE_LIMIT), masksText: handling.includes('redact_pii') }
  }
}

function allowsFreeText(handling: string[]): boolean {
  return !handling.includes('no_free_text_description')
}

function rules(fields: CaptureField[], freeText: boolean, noteLimit: number): CaptureRules {
  const shortOnly = noteLimit === SHORT_NOTE_LIMIT
  return { fields: new Set(fields), freeText, shortOnly, noteLimit, masksText: false, defangs: false }
}

/** Splits a capture in what the rules keep and what they forbid. Both halves together are the capture again. */
export function splitCapture(capture: KeptCapture, rules: CaptureRules): { kept: KeptCapture; stripped: KeptCapture } {
  const kept: Partial<Record<string, unknown>> = {}
  const stripped: Partial<Record<string, unknown>> = {}
  for (const [name, value] of Object.entries(capture)) {
    const half = keeps(rules, name as CaptureField, capture) ? kept : stripped
    half[name] = value
  }
  return { kept: kept as KeptCapture, stripped: stripped as KeptCapture }
}

/** ISO 8601 with date, time and zone. */
const DATE_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})$/

function keeps({ fields, freeText }: CaptureRules, name: CaptureField, { postedAt }: KeptCapture): boolean {
  if (!fields.has(name)) return false
  // Where the page gives no ISO time, this field holds the page's own words, and they could say anything.
  return freeText || name !== 'postedAt' || !postedAt?.value || DATE_TIME.test(postedAt.value)
}
