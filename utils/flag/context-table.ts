// The questions about local context that this build carries, as data: which there are, of what type, and who asks them.
import data from './context-table.json' with { type: 'json' }

/** How a question is answered; each type has one control in the form and one schema. */
export type ContextType =
  | 'text'
  | 'long'
  | 'choice'
  | 'choices'
  | 'yes'
  /** Like `yes`, but asked outright, where a No opens what silence must not. Only a Yes is sent. */
  | 'yesNo'
  | 'date'
  | 'percent'
  | 'language'
  | 'categories'
  | 'lines'
  | 'links'
  | 'terms'
  | 'notes'

export interface ContextQuestion {
  id: string
  type: ContextType
  /** Id of the list that choices are from; in `notes`, of what each note is about. */
  vocabulary?: string
  /** Longest text in UTF-16 units; in `lines`, of one line. */
  max?: number
}

/** One question on local context: ids are those of the taxonomy's `context_model`. */
export interface ContextField extends ContextQuestion {
  group: string
  /**
   * Whose words the answer takes: `post` repeats what the post says, `short` names a place in it, an event or a number,
   * `free` tells at length. Absent where the answer is chosen from a list.
   */
  words?: 'post' | 'short' | 'free'
  /** Which categories ask it; `handling`: those alone whose special handling names it. */
  ask: 'always' | 'handling' | { groups: string[] } | { categories: string[] }
  /** True for what is said of one post alone: not taken over to the next flag of the same kind. */
  ofPost?: boolean
  /** Asked only while this other one is answered, or, after `=`, has this answer. */
  when?: string
}

/** Most terms that one flag explains, after the taxonomy. */
export const MOST_TERMS = 10
/** Most lines or links in one answer. */
export const MOST_LINES = 20
/** Longest link, in UTF-16 units. */
export const LONGEST_LINK = 2_048
/** Longest text that a draft holds in one answer or line, in UTF-16 units. */
export const LONGEST_TEXT = 5_000
/** Most lines or choices that a draft holds in one answer: more than are sent, so that what is too much can be told. */
export const MOST_KEPT = 40

// A JSON module's strings are typed `string`; tests/unit/flag/context-table.test.ts checks that the values are these.
export const CONTEXT_FIELDS = data.fields as ContextField[]
/** What is asked of each term. */
export const TERM_QUESTIONS = data.termFields as ContextQuestion[]
/** Which questions the taxonomy's `special_handling` brings up, by its id. */
export const HANDLING_QUESTIONS = data.handling as Record<string, string[]>
export const VOCABULARIES = data.vocabularies as Record<string, string[]>

/** The choices of a question; none where it is answered in another way. */
export function choicesOf({ vocabulary }: ContextQuestion): string[] {
  return (vocabulary && VOCABULARIES[vocabulary]) || []
}
