import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { CONTEXT_FIELDS, TERM_QUESTIONS, VOCABULARIES } from '../../../utils/flag/context-table.ts'
import { nextStates, STATES, stateGroup } from '../../../utils/flag/life-cycle.ts'
import { CATEGORIES, CATEGORY_GROUPS, URGENCIES, URGENCY_TARGETS } from '../../../utils/flag/taxonomy.ts'

interface Texts {
  groups: Record<string, string>
  categories: Record<string, { label: string; definition: string }>
  questionGroups: Record<string, string>
  questions: Record<string, { label: string }>
  choices: Record<string, Record<string, string>>
}
const english = JSON.parse(readFileSync('assets/taxonomy/en.json', 'utf8')) as Texts

test('the categories are of the types that the code says', () => {
  expect(CATEGORIES).toHaveLength(81)
  expect(CATEGORIES.filter(({ core }) => core)).toHaveLength(26)
  for (const { urgency, capture, group, policy } of CATEGORIES) {
    expect(URGENCIES).toContain(urgency)
    expect(['standard', 'text_only', 'link_only', 'reference_only']).toContain(capture)
    expect(CATEGORY_GROUPS).toContain(group)
    expect(policy ?? 'https://transparency.meta.com/').toMatch(/^https:\/\/transparency\.meta\.com\//)
  }
})

test('urgencies stand in the order of sending', () => {
  expect(URGENCY_TARGETS.map(({ id }) => id)).toEqual([...URGENCIES])
})

test('every category and group has its English words', () => {
  expect(Object.keys(english.categories).toSorted()).toEqual(CATEGORIES.map(({ id }) => id).toSorted())
  expect(Object.keys(english.groups).toSorted()).toEqual([...CATEGORY_GROUPS].toSorted())
})

test('every question on local context, its group and its choices have their English words', () => {
  const sorted = (ids: string[]) => [...new Set(ids)].toSorted()
  expect(sorted(Object.keys(english.questions))).toEqual(
    sorted([...CONTEXT_FIELDS, ...TERM_QUESTIONS].map(({ id }) => id)),
  )
  expect(sorted(Object.keys(english.questionGroups))).toEqual(sorted(CONTEXT_FIELDS.map(({ group }) => group)))
  const choices = Object.entries(english.choices).map(([id, words]) => [id, Object.keys(words).toSorted()])
  expect(Object.fromEntries(choices)).toEqual(
    Object.fromEntries(Object.entries(VOCABULARIES).map(([id, all]) => [id, all.toSorted()])),
  )
})

test('a state of a newer server counts as with the reviewers', () => {
  expect(stateGroup('pondered')).toBe('with_reviewers')
  expect(stateGroup('actioned')).toBe('decided')
})

test('reviewers move a flag only along the life-cycle', () => {
  expect(nextStates('received', 'reviewer')).toEqual(['triaged', 'redirected'])
  expect(nextStates('received', 'reviewer')).not.toContain('actioned')
  expect(STATES).toHaveLength(22)
})
