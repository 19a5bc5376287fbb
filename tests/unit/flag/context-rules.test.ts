import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chooseCategory } from '../../../utils/drafts/choose-category.ts'
import { captureRules, splitCapture } from '../../../utils/flag/capture-rules.ts'
import { mayKeep } from '../../../utils/flag/context-rules.ts'
import type { Context } from '../../../utils/flag/context-schema.ts'
import { CONTEXT_FIELDS } from '../../../utils/flag/context-table.ts'
import { type Draft, DraftSchema } from '../../../utils/flag/draft.ts'
import { finishFlag } from '../../../utils/flag/finish-flag.ts'
import { FlagSchema } from '../../../utils/flag/flag.ts'
import { flagHash } from '../../../utils/flag/flag-hash.ts'
import { CATEGORIES } from '../../../utils/flag/taxonomy.ts'
import { exampleCapture } from '../example-capture.ts'
import { anyContext } from './any-context.ts'

const anyCategory = fc.constantFrom(...CATEGORIES.map(({ id }) => id))
const isLink = () => true

function draftWith(category: string, context: Context): Draft {
  return {
    id: '01938d6e-0000-4000-8000-000000000001',
    subject: { type: 'post', link: 'https://www.facebook.com/sauti.ya.bonde/posts/1020304050' },
    capture: exampleCapture(),
    sealed: true,
    answers: {
      category,
      urgency: 'imminent',
      language: 'sw',
      country: 'KE',
      note: 'What it means here.',
      noteChoices: ['in_the_post'],
      context,
      keepPersonal: false,
      keepPersonalOfPost: false,
      identity: 'organization_only',
      goodFaith: true,
    },
    urgencyChosen: true,
    stripped: false,
    quick: false,
    mends: null,
    createdAt: '2026-11-22T10:00:00.000Z',
    updatedAt: '2026-11-22T10:00:00.000Z',
  }
}

test('whatever was answered, nothing added holds up an imminent flag, and the flag breaks no rule of its category', () =>
  fc.assert(
    fc.asyncProperty(anyCategory, anyContext, async (category, context) => {
      const finished = await finishFlag(draftWith(category, context), new Date(), isLink)
      if (!finished.ok) throw new Error(JSON.stringify(finished.problems))
      expect(FlagSchema.safeParse(finished.flag).error).toBeUndefined()
      expect(await flagHash(finished.flag)).toBe(finished.flag.hash)
    }),
  ))

test('answers in words that a category forbids can not be in a flag, whoever made it', () =>
  fc.assert(
    fc.asyncProperty(anyCategory, anyContext, async (category, context) => {
      const finished = await finishFlag(draftWith(category, {}), new Date(), isLink)
      if (!finished.ok) throw new Error(JSON.stringify(finished.problems))
      const forbidden = Object.keys(context).filter((id) => {
        const field = CONTEXT_FIELDS.find((candidate) => candidate.id === id)
        return field && !mayKeep(field, category)
      })
      fc.pre(forbidden.length > 0)
      for (const id of forbidden) {
        const smuggled = { ...finished.flag, context: { [id]: context[id] } }
        expect(FlagSchema.safeParse(smuggled).success, id).toBe(false)
      }
    }),
  ))

test('choosing leaves in the stored draft what the category lets through, and undo brings all back', () =>
  fc.assert(
    fc.property(anyCategory, anyContext, (category, context) => {
      const before = chooseCategory(draftWith('unsure', context), null, 'unsure')
      const { draft, removed } = chooseCategory(before.draft, before.removed, category)
      const rules = captureRules(category)
      expect(splitCapture(draft.capture ?? {}, rules).stripped).toEqual({})
      for (const id of Object.keys(draft.answers.context)) {
        expect(mayKeep(CONTEXT_FIELDS.find((field) => field.id === id) ?? { words: 'free' }, category)).toBe(true)
      }
      const back = chooseCategory(draft, removed, 'unsure').draft
      expect(back.answers.context).toEqual(context)
      expect(back.capture).toEqual(before.draft.capture)
    }),
  ))

test('a draft from before there was context is read', () => {
  const { context: _, ...answers } = draftWith('unsure', {}).answers
  expect(DraftSchema.parse({ ...draftWith('unsure', {}), answers }).answers.context).toEqual({})
})

test('a live broadcast of self-harm is not asked to be removed', async () => {
  const outcome = { desired_outcome: ['remove', 'reviewer_decides'] }
  const live = await finishFlag(
    draftWith('person_at_imminent_risk', { ...outcome, is_live_or_ephemeral: true }),
    new Date(),
    isLink,
  )
  const unsaid = await finishFlag(draftWith('person_at_imminent_risk', outcome), new Date(), isLink)
  const over = await finishFlag(
    draftWith('person_at_imminent_risk', { ...outcome, is_live_or_ephemeral: false }),
    new Date(),
    isLink,
  )
  if (!live.ok || !unsaid.ok || !over.ok) throw new Error('no flag')
  expect(unsaid.flag.context?.desired_outcome).toEqual(['reviewer_decides'])
  expect(live.flag.context?.desired_outcome).toEqual(['reviewer_decides'])
  expect(over.flag.context?.desired_outcome).toEqual(['remove', 'reviewer_decides'])
  const forced = { ...live.flag, context: { ...live.flag.context, ...outcome } }
  expect(FlagSchema.safeParse(forced).success).toBe(false)
  // Sent by a version that did not ask first: it is about a life, and goes.
  expect(FlagSchema.safeParse({ ...unsaid.flag, context: outcome }).success).toBe(true)
})

test('lines and links that are too long or too many stay behind and hold up no flag', async () => {
  const many = Array.from({ length: 25 }, (_, index) => `R-${index}`)
  const context = {
    prior_references: ['r'.repeat(61), ...many],
    related_links: [`https://a.example/${'x'.repeat(2_048)}`, 'https://b.example/'],
    terms: [{ term: 'weeds', term_variants: ['v'.repeat(121), 'weed'] }],
  }
  const finished = await finishFlag(draftWith('emerging_trend', context), new Date(), isLink)
  expect(finished.ok && finished.flag.context).toEqual({
    prior_references: many.slice(0, 20),
    related_links: ['https://b.example/'],
    terms: [{ term: 'weeds', term_variants: ['weed'] }],
  })
})

test('links of traps go out unclickable', async () => {
  const context = {
    related_links: ['https://bank-login.example/x', 'not a link', ''],
    source_links: ['see http://a.b'],
  }
  const finished = await finishFlag(draftWith('phishing_or_malware', context), new Date(), isLink)
  expect(finished.ok && finished.flag.context).toEqual({
    related_links: ['hxxps://bank-login.example/x'],
    source_links: ['see hxxp://a.b'],
  })
})
