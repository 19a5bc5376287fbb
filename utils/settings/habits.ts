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
  /** The flag that `last` and `event` were taken from. */
  lastId: z._default(z.nullable(z.string()), null),
  /** The event that was named last: answers to the questions of its group. */
  event: ContextShapeSchema,
  glossary: z.array(TermSchema),
  snippets: z.array(z.string()),
})
export type Habits = z.infer<typeof HabitsSchema>

export interface HabitsKeeper {
  read(): Promise<Habits>
  /** The change that remembers a flag, to go into the transaction that queues it. Not safe against itself: call it under one lock. */
  learn(flag: Flag): Promise<Change[]>
  /** The change that forgets the words of a flag whose content is deleted; empty where a later one took their place. */
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
    glossary: [],
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
          event: Object.keys(event).length > 0 ? event : known.event,
          glossary: withTerms(known.glossary, context.terms),
        }),
      ]
    },
    async forget(flagId) {
      const known = await record.read()
      return known.lastId === flagId ? [record.change({ ...known, last: null, lastId: null, event: {} })] : []
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
function withTerms(glossary: Term[], terms: unknown): Term[] {
  const added = (Array.isArray(terms) ? (terms as Term[]) : []).filter(({ term }) => typeof term === 'string')
  const isNew = ({ term }: Term) => !added.some((other) => other.term === term)
  return [...added, ...glossary.filter(isNew)].slice(0, MOST_KNOWN_TERMS)
}
