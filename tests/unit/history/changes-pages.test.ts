import { expect, test } from 'vitest'
import type { ApiAnswer } from '../../../utils/api/client.ts'
import type { Changes } from '../../../utils/api/event-contract.ts'
import { createChangesPages } from '../../../utils/history/changes-pages.ts'

const PAGE: ApiAnswer<Changes> = { ok: true, value: { events: [], cursor: 'c', more: true } }
const LOST: ApiAnswer<Changes> = { ok: false, failure: { by: 'line', why: 'unreachable' } }

/** A line that takes `msPerEvent`, and gives up after the limit of a request. */
function create(line: { msPerEvent: number; isDown?: boolean }) {
  let clock = 0
  const asked: number[] = []
  const next = createChangesPages(
    {
      async changes(_, most) {
        asked.push(most)
        if (line.isDown) return LOST
        const takes = most * line.msPerEvent
        clock += Math.min(takes, 20_000)
        return takes > 20_000 ? LOST : PAGE
      },
    },
    () => clock,
  )
  return { next, asked }
}

test('on a good line pages grow to what the server gives at once', async () => {
  const { next, asked } = create({ msPerEvent: 1 })
  for (let page = 0; page < 6; page += 1) expect(await next(null)).toBe(PAGE)
  expect(asked).toEqual([50, 100, 200, 400, 500, 500])
})

test('a page that does not come whole within the limit is asked for in pieces that do', async () => {
  const { next, asked } = create({ msPerEvent: 500 })
  expect(await next(null)).toBe(PAGE)
  expect(asked).toEqual([50, 5])
  await next('c')
  // Between the two limits it stays as large.
  expect(asked).toEqual([50, 5, 5])
})

test('pages that come late are halved', async () => {
  const { next, asked } = create({ msPerEvent: 200 })
  for (let page = 0; page < 3; page += 1) await next(null)
  expect(asked).toEqual([50, 25, 25])
})

test('no line at all is asked once, and the smallest page is not asked for again', async () => {
  const down = create({ msPerEvent: 0, isDown: true })
  expect(await down.next(null)).toBe(LOST)
  expect(down.asked).toEqual([50])
  const worst = create({ msPerEvent: 5_000 })
  expect(await worst.next(null)).toBe(LOST)
  expect(worst.asked).toEqual([50, 5])
})
