// What the partner did last, so that the same kind is flagged again in a few keys. Lies encrypted like all the rest.
import * as z from 'zod/mini'
import { RepeatedAnswersSchema } from '../flag/answers.ts'
import { type Context, ContextShapeSchema, type Term } from '../flag/context-schema.ts'
import { CONTEXT_FIELDS } from '../flag/context-table.ts'
import type { Flag } from '../flag/flag.ts'
import { createRecord } from '../store/record.ts'
import type { Change, Store } from '../store/store.ts'

/** How many of the last used categories, languages and countries are offered first. */
const MOST_RECENT = 5
/** Terms that are remembered, newest first. */
const MOST_KNOWN_TERMS = 300
const MOST_SNIPPETS = 30

const TermSchema = z.record(z.string(), z.union([z.string(), z.boolean(), z.array(z.string())]))
const HabitsSchema = z.object({
  recent: z.array(z.string()),
  /** Languages (BCP 47) and countries (ISO 3166-1) of the last flags, newest first. */
  recentCodes: z._default(z.object({ language: z.array(z.string()), country: z.array(z.string()) }), {
    language: [],
    country: [],
  }),
  last: z.nullable(RepeatedAnswersSchema),
  /** The flag that `last` was taken from. */
  lastId: z._default(z.nullable(z.string()), null),
  /** The event that was named last: answers to the questions of its group. */
  event: ContextShapeSchema,
  /** The flag that named it; null where an older version kept it. */
  eventId: z._default(z.nullable(z.string()), null),
  glossary: z.array(TermSchema),
  /** Which flag explained a term of the glossary; nothing is known of those that an older version kept. */
  termSources: z._default(z.array(z.object({ term: z.string(), flagId: z.string() })), []),
  snippets: z.array(z.string()),
})
export type Habits = z.infer<typeof HabitsSchema>

export interface HabitsKeeper {
  read(): Promise<Habits>
  /** The change that remembers a flag, to go into the transaction that queues it. Not safe against itself: call it under one lock. */
  learn(flag: Flag): Promise<Change[]>
  /**
   * The change that forgets the words of a flag whose content is deleted: its answers, the event that it named, the terms
   * that it explained. Empty where later ones took their place.
   */
  forget(flagId: string): Promise<Change[]>
  /** Keeps a sentence for later notes, or forgets it. */
  keepSnippet(text: string): Promise<void>
  dropSnippet(text: string): Promise<void>
}

/** Habits over the store. `exclusive` runs its work while no flag is learned from. */
export function createHabits(store: Store, exclusive: (work: () => Promise<void>) => Promise<void>): HabitsKeeper {
  const record = createRecord<Habits>(store, 'habits', HabitsSchema, {
    recent: [],
    recentCodes: { language: [], country: [] },
    last: null,
    lastId: null,
    event: {},
    eventId: null,
    glossary: [],
    termSources: [],
    snippets: [],
  })
  return {
    read: record.read,
    async learn(flag) {
      const known = await record.read()
      const { category, urgency, language, country, note, noteChoices, context = {} } = flag
      const event = answersOf(context, ({ group }) => group === 'event')
      const repeated = answersOf(context, ({ ofPost }) => ofPost !== true)
      return [
        record.change({
          ...known,
          recent: withNewest(known.recent, category),
          recentCodes: {
            language: withNewest(known.recentCodes.language, language),
            country: withNewest(known.recentCodes.country, country),
          },
          last: { category, urgency, language, country, note: note ?? '', noteChoices, context: repeated },
          lastId: flag.id,
          ...(Object.keys(event).length > 0 && { event, eventId: flag.id }),
          ...withTerms(known, flag.id, context.terms),
        }),
      ]
    },
    async forget(flagId) {
      const known = await record.read()
      const isLast = known.lastId === flagId
      const namedEvent = known.eventId === null ? isLast : known.eventId === flagId
      const explained = known.termSources.filter((source) => source.flagId === flagId)
      if (!isLast && !namedEvent && explained.length === 0) return []
      const words = new Set(explained.map(({ term }) => term))
      return [
        record.change({
          ...known,
          ...(isLast && { last: null, lastId: null }),
          ...(namedEvent && { event: {}, eventId: null }),
          glossary: known.glossary.filter(({ term }) => !words.has(String(term))),
          termSources: known.termSources.filter((source) => source.flagId !== flagId),
        }),
      ]
    },
    keepSnippet: (text) =>
      exclusive(async () => {
        const known = await record.read()
        const snippets = [text, ...known.snippets.filter((other) => other !== text)].slice(0, MOST_SNIPPETS)
        await record.write({ ...known, snippets })
      }),
    dropSnippet: (text) =>
      exclusive(async () => {
        const known = await record.read()
        await record.write({ ...known, snippets: known.snippets.filter((other) => other !== text) })
      }),
  }
}

function withNewest(recent: string[], used: string): string[] {
  return [used, ...recent.filter((other) => other !== used)].slice(0, MOST_RECENT)
}

function answersOf(context: Context, wanted: (field: (typeof CONTEXT_FIELDS)[number]) => boolean): Context {
  const fields = new Set(CONTEXT_FIELDS.filter(wanted).map(({ id }) => id))
  return Object.fromEntries(Object.entries(context).filter(([id]) => fields.has(id)))
}

/** The newest explanation of a term stands for the older ones. */
function withTerms(known: Habits, flagId: string, terms: unknown): Pick<Habits, 'glossary' | 'termSources'> {
  const added = (Array.isArray(terms) ? (terms as Term[]) : []).filter(({ term }) => typeof term === 'string')
  const words = new Set(added.map(({ term }) => String(term)))
  const glossary = [...added, ...known.glossary.filter(({ term }) => !words.has(String(term)))].slice(
    0,
    MOST_KNOWN_TERMS,
  )
  const sources = known.termSources.filter(({ term }) => !words.has(term))
  const kept = new Set(glossary.map(({ term }) => term))
  return {
    glossary,
    termSources: [...[...words].map((term) => ({ term, flagId })), ...sources].filter(({ term }) => kept.has(term)),
  }
}
