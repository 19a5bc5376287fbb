import { expect, test } from 'vitest'
import type { Browser } from 'webextension-polyfill'
import { createSyncAlarm } from '../../../entrypoints/background/sync-alarm.ts'
import { isOpen } from '../../../utils/flag/is-open.ts'
import { NO_MILESTONES } from '../../../utils/flag/milestones.ts'
import type { Urgency } from '../../../utils/flag/taxonomy.ts'
import { exampleStub } from '../components/example-stub.ts'

const MINUTE = 60_000

/** As much of a browser as the alarm needs. */
function alarms() {
  const standing = new Map<string, number>()
  const browser = {
    alarms: {
      get: async (name: string) => {
        const scheduledTime = standing.get(name)
        return scheduledTime === undefined ? undefined : { name, scheduledTime }
      },
      create: (name: string, { when }: { when: number }) => standing.set(name, when),
      clear: async (name: string) => standing.delete(name),
    },
  }
  return { standing, follow: createSyncAlarm(browser as unknown as Browser) }
}

const open = (urgency: Urgency) => exampleStub({ state: 'under_review', urgency })

test('nothing is asked for while no flag is open', async () => {
  const { standing, follow } = alarms()
  await follow([open('high')])
  expect(standing.size).toBe(1)
  await follow([])
  expect(standing.size).toBe(0)
})

test('the most urgent open flag says how often', async () => {
  const { standing, follow } = alarms()
  await follow([open('standard'), open('imminent'), open('high')])
  expect(Math.round(((standing.get('sync') ?? 0) - Date.now()) / MINUTE)).toBe(5)
})

test('changes do not put a standing alarm off, but bring it forward', async () => {
  const { standing, follow } = alarms()
  const soon = Date.now() + MINUTE
  standing.set('sync', soon)
  await follow([open('high')])
  expect(standing.get('sync')).toBe(soon)
  standing.set('sync', Date.now() + 60 * MINUTE)
  await follow([open('imminent')])
  expect(Math.round(((standing.get('sync') ?? 0) - Date.now()) / MINUTE)).toBe(5)
})

test('open is what is at the server and undecided, states of a newer server too', () => {
  expect(isOpen(exampleStub({ state: 'info_requested' }))).toBe(true)
  expect(isOpen(exampleStub({ state: 'put_to_a_vote' }))).toBe(true)
  expect(isOpen(exampleStub({ state: 'needs_fix', reference: null }))).toBe(false)
  expect(isOpen(exampleStub({ state: 'actioned' }))).toBe(false)
  expect(isOpen(exampleStub({ state: 'closed' }))).toBe(false)
  expect(isOpen(exampleStub({ state: 'info_requested', lostAt: '2026-11-25T12:00:00.000Z' }))).toBe(false)
})

test('a merged flag is asked for until the outcome of the other is there', () => {
  const state = 'duplicate'
  expect(isOpen(exampleStub({ state }))).toBe(true)
  expect(isOpen(exampleStub({ state, reference: null }))).toBe(false)
  const milestones = { ...NO_MILESTONES, decidedAt: '2026-11-22T12:00:00.000Z', decision: 'no_violation' }
  expect(isOpen(exampleStub({ state, milestones }))).toBe(false)
  // Decided, reopened, and then merged: the day of its first decision says nothing of the other's.
  expect(isOpen(exampleStub({ state, milestones: { ...milestones, decision: null } }))).toBe(true)
})
