import { expect, test } from 'vitest'
import { reading } from '../../../utils/platforms/reading.ts'

test.each([
  ['what the page broke itself', 'one \ud83d two', 20, 'one \ufffd two'],
  ['what the limit cuts in two', 'one 😀', 5, 'one \ufffd'],
  ['what is whole', 'one 😀', 20, 'one 😀'],
])('a reading has whole characters only: %s', (_, value, limit, read) => {
  expect(reading(value, 'test', 'yes', limit)).toEqual({ value: read, source: 'test', sure: 'yes' })
})
