import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { nextStates, STATES, stateGroup } from '../../../utils/flag/life-cycle.ts'
import { CATEGORIES, CATEGORY_GROUPS, URGENCIES, URGENCY_TARGETS } from '../../../utils/flag/taxonomy.ts'

interface Texts {
  groups: Record<string, string>
  categories: Record<string, { label: string; definition: string }>
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

test('a state of a newer server counts as with the reviewers', () => {
  expect(stateGroup('pondered')).toBe('with_reviewers')
  expect(stateGroup('actioned')).toBe('decided')
})

test('reviewers move a flag only along the life-cycle', () => {
  expect(nextStates('received', 'reviewer')).toEqual(['triaged', 'redirected'])
  expect(nextStates('received', 'reviewer')).not.toContain('actioned')
  expect(STATES).toHaveLength(22)
})
