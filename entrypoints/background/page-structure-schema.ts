import * as z from 'zod/mini'
import type { PageStructure } from '../../utils/flag/page-structure.ts'
import { foldLines } from './fold-lines.ts'
import { STRUCTURE_WORDS } from './structure-words.ts'

const { tags, named, valued, values, label, language } = STRUCTURE_WORDS
/** Each line is made anew of the allowed words, so that nothing of a page gets by, whatever its content script was told. */
const LINE = new RegExp(
  `^ {0,60}(?:\\+\\d+|(?:${tags}|form|\\?)` +
    `(?: (?:${named})| (?:${valued})=(?:${values}|\\?))*` +
    `(?: href=(?:[a-z_]{1,12}|\\?)(?: tn=(?:${label}|\\?))?)?` +
    '(?: text=(?:1-20|21-200|>200))?)$',
)

const PageStructureSchema = z.strictObject({
  route: z.enum(['home', 'group', 'profile', 'search', 'other']),
  language: z.string().check(z.regex(new RegExp(`^(?:${language}|\\?)$`))),
  lines: z.array(z.string().check(z.maxLength(1_000), z.regex(LINE))).check(z.maxLength(60_000)),
})

/** The shape of a page as its content script gave it, folded; null where it is not what such a script writes. */
export function checkedStructure(structure: unknown): (PageStructure & { cut: boolean }) | null {
  const { data } = z.safeParse(PageStructureSchema, structure)
  return data ? { ...data, ...foldLines(data.lines) } : null
}
