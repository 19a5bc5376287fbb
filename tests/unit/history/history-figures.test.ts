import { expect, test } from 'vitest'
import { URGENCIES } from '../../../utils/flag/taxonomy.ts'
import { NO_FILTERS } from '../../../utils/history/filters.ts'
import { createHistory } from '../../../utils/history/history.ts'
import { fold } from '../../../utils/i18n/fold.ts'
import { createRig, SERVICE } from '../background-rig.ts'
import { finishedFlag, receiptFor } from '../finished-flag.ts'

const HOUR = 3_600_000

test('what is late is told by the service’s clock, whatever this device’s own says', async () => {
  const rig = await createRig(async (flags) => ({
    ok: true,
    value: flags.map((flag) => ({ id: flag.id, status: 201, receipt: receiptFor(flag) })),
  }))
  const flag = await finishedFlag()
  await rig.outbox.enqueue(flag, SERVICE, [])
  await rig.delivery.run()
  const receivedAt = Date.parse(receiptFor(flag).receivedAt)
  const targets = URGENCIES.map((urgency) => ({ urgency, triageHours: 1, decisionHours: 2 }))
  const judgedAt = async (serverTime: number) => {
    const history = createHistory({
      ...rig,
      now: () => Date.parse('2020-01-01T00:00:00Z'),
      serverNow: async () => serverTime,
      fold,
    })
    return (await history.figures(NO_FILTERS, targets)).all.withinTarget.judged
  }
  expect(await judgedAt(receivedAt + HOUR)).toBe(0)
  expect(await judgedAt(receivedAt + 3 * HOUR)).toBe(1)
})
