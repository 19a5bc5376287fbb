// One flag as the index holds it: its row, and what is written in it as searches compare it.
import type { Context, ContextAnswer, Term } from '../flag/context-schema.ts'
import { CONTEXT_FIELDS, type ContextType, TERM_QUESTIONS } from '../flag/context-table.ts'
import type { FlagEvent } from '../flag/event.ts'
import type { Flag } from '../flag/flag.ts'
import { milestonesOf } from '../flag/milestones.ts'
import { newStub, type Stub } from '../flag/stub.ts'

export interface IndexEntry {
  stub: Stub
  /** Author, note, terms, place, reference and link, folded; null while it is not read. */
  text: string | null
}

/** A whole flag as it is stored; `flag` is null once its content was deleted here. */
interface Stored {
  flag: Flag | null
  events: FlagEvent[]
}

/** How text is compared in searches; see utils/i18n/fold.ts. */
export type Fold = (text: string) => string

/**
 * The entry of a flag. Without its content (it was erased) only the row can be searched. A row from before language and
 * country were kept in it takes them from the content. Milestones are worked out from the events: those in the row may
 * be of an older build, which understood them otherwise.
 */
export function indexEntry(row: Stub, stored: Stored | null, fold: Fold): IndexEntry {
  const { flag = null, events = [] } = stored ?? {}
  const stub = events.length > 0 ? { ...row, milestones: milestonesOf(events) } : row
  const written = flag ? writtenIn(flag) : []
  const text = fold([stub.author, stub.reference, stub.link, ...written].filter(Boolean).join('\n'))
  if (!flag || stub.language !== null) return { stub, text }
  const { language, country, platform } = newStub(flag)
  return { stub: { ...stub, language, country, platform }, text }
}

/** What the partner wrote, in any field. */
function writtenIn({ note, subject, context = {} }: Flag): (string | null)[] {
  return [note, subject.type === 'removed' ? subject.description : null, ...wordsOf(context)]
}

const WRITTEN = new Set<ContextType>(['text', 'long', 'lines', 'links', 'notes'])
const WRITTEN_IDS = new Set(
  [...CONTEXT_FIELDS, ...TERM_QUESTIONS].filter(({ type }) => WRITTEN.has(type)).map(({ id }) => id),
)

function wordsOf(context: Context | Term): string[] {
  return Object.entries(context).flatMap(([id, answer]: [string, ContextAnswer]) => {
    if (isTerms(answer)) return answer.flatMap(wordsOf)
    return WRITTEN_IDS.has(id) ? stringsIn(answer) : []
  })
}

function isTerms(answer: ContextAnswer): answer is Term[] {
  return Array.isArray(answer) && answer.some((entry) => typeof entry === 'object')
}

function stringsIn(answer: ContextAnswer): string[] {
  if (typeof answer === 'string') return [answer]
  return typeof answer === 'object' ? Object.values(answer).filter((value) => typeof value === 'string') : []
}
