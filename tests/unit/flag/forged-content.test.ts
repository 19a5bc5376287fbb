// Whoever sends a flag, and with whatever tool: the schema takes what the category's taxonomy entry allows, and no more.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { FlagSchema, flagProblems } from '../../../utils/flag/flag.ts'
import { type Forgery, forgeriesOf, leanFlag } from './forgeries.ts'
import source from './taxonomy-source.json' with { type: 'json' }

test('all 81 categories are looked at', () => {
  expect(source.categories).toHaveLength(81)
})

test.each(source.categories)('$id takes exactly what it allows', async (category) => {
  expect(FlagSchema.safeParse(await leanFlag(category)).error).toBeUndefined()
  for (const { what, changes, refusedFor } of forgeriesOf(category)) {
    const flag = await leanFlag(category, changes)
    expect({ what, problems: flagProblems(flag) }).toEqual({ what, problems: refusedFor ? [refusedFor] : [] })
    expect({ what, taken: FlagSchema.safeParse(flag).success }).toEqual({ what, taken: refusedFor === null })
  }
})

/** Several forgeries in one flag: captures and contexts add up, all else is the last one's. */
function together(forgeries: Forgery[]): Forgery['changes'] {
  const whole: Forgery['changes'] = {}
  for (const { changes } of forgeries) {
    const { capture = {}, context = {} } = whole
    Object.assign(whole, changes)
    if (changes.capture) whole.capture = { ...capture, ...changes.capture }
    if (changes.context) whole.context = { ...context, ...changes.context }
  }
  return whole
}

test('what is allowed does not hide what is forbidden beside it', () =>
  fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...source.categories),
      fc.infiniteStream(fc.boolean()),
      async (category, picks) => {
        const all = forgeriesOf(category)
        const allowed = all.filter(({ refusedFor }) => refusedFor === null && picks.next().value)
        for (const forged of all.filter(({ refusedFor }) => refusedFor !== null)) {
          const flag = await leanFlag(category, together([...allowed, forged]))
          expect(flagProblems(flag), forged.what).toContainEqual(forged.refusedFor)
        }
        const honest = await leanFlag(category, together(allowed))
        expect(flagProblems(honest)).toEqual([])
      },
    ),
  ))
