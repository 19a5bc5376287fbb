// Drafts that can't be used any more: another version wrote them, or the disk is damaged. What was typed is not lost.
import * as z from 'zod/mini'
import { CONTEXT_FIELDS } from '../flag/context-table.ts'
import { DraftSchema } from '../flag/draft.ts'
import { unopened } from '../store/record.ts'
import type { Store } from '../store/store.ts'

export interface DamagedDraft {
  id: string
  /** What the partner had typed, a paragraph for each text; empty where nothing of it can be read. */
  words: string
}

/** Where in a draft the partner types; a version that has it otherwise is read as far as this goes. */
const TypedSchema = z.object({
  subject: z.optional(z.object({ link: z.optional(z.unknown()), description: z.optional(z.unknown()) })),
  descriptionAside: z.optional(z.unknown()),
  answers: z.optional(
    z.object({
      note: z.optional(z.unknown()),
      context: z.optional(z.record(z.string(), z.unknown())),
    }),
  ),
})
/** Answers that are chosen from a list are ids, no words. */
const CHOSEN = new Set(CONTEXT_FIELDS.filter(({ words }) => words === undefined).map(({ id }) => id))

/** All drafts in the store that no form can show. `sound` are the ids of those that it can. */
export async function damagedDrafts(store: Store, sound: ReadonlySet<string>): Promise<DamagedDraft[]> {
  const ids = (await store.ids('drafts')).filter((id) => !sound.has(id))
  const found = await Promise.all(ids.map((id) => readDamaged(store, id)))
  return found.filter((draft) => draft !== null)
}

/** Null where the draft is sound, or gone: it was written or discarded just now. */
async function readDamaged(store: Store, id: string): Promise<DamagedDraft | null> {
  const value = await store.read('drafts', id).catch((error: unknown) => unopened(error) ?? null)
  if (value === undefined || z.safeParse(DraftSchema, value).success) return null
  return { id, words: [...new Set(typedTexts(value))].join('\n\n') }
}

/** Where not even the places are known, every sentence that is there may be the partner's. */
function typedTexts(value: unknown): string[] {
  const { success, data } = z.safeParse(TypedSchema, value)
  if (!success) return textsIn(value).filter((text) => /\s/.test(text))
  const { subject, descriptionAside, answers } = data
  const context = Object.entries(answers?.context ?? {}).filter(([id]) => !CHOSEN.has(id))
  return textsIn([
    answers?.note,
    subject?.description,
    descriptionAside,
    subject?.link,
    context.map(([, answer]) => answer),
  ])
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [value.trim()]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}
