import { expect, test } from 'vitest'
import { untilWritten } from '../../../utils/history/until-written.ts'

function create(read: (n: number) => Promise<number>) {
  const listeners: (() => void)[] = []
  let reads = 0
  const reading = untilWritten({ onWritten: (listener) => void listeners.push(() => listener([])) }, () => {
    reads += 1
    return read(reads)
  })
  const written = () => {
    for (const tell of listeners) tell()
  }
  return { reading, written }
}

test('reads once until something is written', async () => {
  const { reading, written } = create((n) => Promise.resolve(n))
  expect([await reading(), await reading()]).toEqual([1, 1])
  written()
  expect([await reading(), await reading()]).toEqual([2, 2])
})

test('a reading that was under way when something was written is answered, and not kept', async () => {
  const first = Promise.withResolvers<number>()
  const { reading, written } = create((n) => (n === 1 ? first.promise : Promise.resolve(n)))
  const early = reading()
  written()
  expect(await reading()).toBe(2)
  first.resolve(1)
  expect(await early).toBe(1)
  expect(await reading()).toBe(2)
})

test('a reading that failed is done again, and one that failed late takes nothing from its successor', async () => {
  const first = Promise.withResolvers<number>()
  const { reading, written } = create((n) => (n === 1 ? first.promise : Promise.resolve(n)))
  const early = reading()
  written()
  await reading()
  first.reject(new Error('closed'))
  await expect(early).rejects.toThrow('closed')
  expect(await reading()).toBe(2)

  const failing = create((n) => (n === 1 ? Promise.reject(new Error('closed')) : Promise.resolve(n)))
  await expect(failing.reading()).rejects.toThrow('closed')
  expect(await failing.reading()).toBe(2)
})
