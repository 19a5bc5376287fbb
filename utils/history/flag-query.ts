// What is asked of history: which flags, in which order, and how many of them to show.
import * as z from 'zod/mini'
import { PlatformNameSchema } from '../flag/capture.ts'
import { STATE_GROUPS } from '../flag/life-cycle.ts'
import { URGENCIES } from '../flag/taxonomy.ts'
import { SORTS } from './filters.ts'

const code = z.string().check(z.maxLength(60))
/** ISO 8601 calendar date, in the partner's own time zone. */
const day = z.nullable(z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/)))

/** When flags were submitted. Null is open. */
export const PeriodSchema = z.strictObject({
  /** In the last so many days. */
  days: z.nullable(z.int().check(z.positive(), z.maximum(36_600))),
  /** On or after this day, and on or before that one. */
  from: day,
  to: day,
})
export type Period = z.infer<typeof PeriodSchema>

/** Null lets any through. */
export const FiltersSchema = z.strictObject({
  group: z.nullable(z.enum(STATE_GROUPS)),
  category: z.nullable(code),
  urgency: z.nullable(z.enum(URGENCIES)),
  country: z.nullable(code),
  language: z.nullable(code),
  platform: z.nullable(PlatformNameSchema),
  ...PeriodSchema.shape,
})
export type Filters = z.infer<typeof FiltersSchema>

/** One word of a search, and the codes whose names in the partner's language hold it. */
const WordSchema = z.strictObject({
  text: z.string().check(z.maxLength(300)),
  categories: z.array(code),
  countries: z.array(code),
  languages: z.array(code),
})
export type SearchWord = z.infer<typeof WordSchema>

export const FlagQuerySchema = z.strictObject({
  /** Each must be found somewhere in a flag. Folded, so that only what is compared is sent. */
  words: z.array(WordSchema).check(z.maxLength(50)),
  filters: FiltersSchema,
  sort: z.enum(SORTS),
  /** Most rows of each group. */
  most: z.record(z.enum(STATE_GROUPS), z.int().check(z.nonnegative())),
  /** The flag that is open beside the list: always among the rows of its group, where it is found. */
  shownId: z.nullable(z.string().check(z.maxLength(64))),
})
export type FlagQuery = z.infer<typeof FlagQuerySchema>
