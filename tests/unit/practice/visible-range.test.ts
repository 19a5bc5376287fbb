import { expect, test } from 'vitest'
import { mount, rangeBetween } from '../../practice/page/visible-range.ts'

test('a range holds what touches the stretch, and never nothing', () => {
  const height = () => 100
  expect(rangeBetween(-500, 250, 10, height)).toEqual({ first: 0, end: 3 })
  expect(rangeBetween(350, 450, 10, height)).toEqual({ first: 3, end: 5 })
  expect(rangeBetween(5_000, 6_000, 10, height)).toEqual({ first: 9, end: 10 })
})

test('recycled, a newcomer takes the slot of an item that left', () => {
  const before = mount(null, 0, 4, true)
  const after = mount(before, 2, 6, true)
  expect([...after.slots.values()].sort()).toEqual([0, 1, 2, 3])
  expect(after.slots.get(2)).toBe(before.slots.get(2))
  expect(after.slots.get(4)).toBe(before.slots.get(0))
})

test('slots stay apart when the range grows', () => {
  const grown = mount(mount(mount(null, 0, 3, true), 2, 5, true), 1, 8, true)
  expect(new Set(grown.slots.values()).size).toBe(7)
})

test('not recycled, each item has its own slot', () => {
  expect([...mount(null, 3, 5, false).slots]).toEqual([
    [3, 3],
    [4, 4],
  ])
})
