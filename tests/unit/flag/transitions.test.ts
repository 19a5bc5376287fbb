// Each step of the life-cycle can be taken by a person at a screen, or is listed here with the reason why not.
import { expect, test } from 'vitest'
import { moveOf } from '../../../reporting-api/desk/move-form.ts'
import { PARTNER_EVENTS, stateAfterPartnerEvent } from '../../../utils/flag/partner-events.ts'
import data from '../../../utils/flag/taxonomy.json' with { type: 'json' }

interface Step {
  from: string
  to: string
  actor: string
}

/** Steps that this device takes with a flag that is not at the server, and the screen or part that takes them. */
const HERE: Record<string, string> = {
  'draft → queued': 'the form: Send flag',
  'draft → purged': 'the list of drafts: Discard',
  'queued → withdrawn': 'the flag’s page: Withdraw',
  'queued → sending': 'the outbox',
  'sending → received': 'the outbox: a receipt',
  'sending → needs_fix': 'the outbox: the server’s refusal',
  'needs_fix → draft': 'the flag’s page: Correct and send again',
}

/** Steps that nobody takes at a screen. */
const NOT_HERE: Record<string, string> = {
  'queued → draft': 'what waits is withdrawn and flagged again: its post may be captured anew',
  'sending → send_failed': 'a flag that could not be sent waits, with the reason; no state of its own',
  'send_failed → queued': 'see above',
  'send_failed → withdrawn': 'see above: withdrawn while it waits',
  'needs_fix → withdrawn': 'a refused flag is deleted from the device: the server has nothing to withdraw',
  'received → duplicate': 'merging is a reviewer’s word at the desk, after triage',
  'triaged → content_unavailable': 'the server loads no post; reviewers say it when they decide',
}

const key = ({ from, to }: Step) => `${from} → ${to}`
const steps: Step[] = data.transitions

/** Whether somebody's screen, or the clock of the server, takes the step. */
function isTaken({ from, to, actor }: Step): boolean {
  if (actor === 'reviewer') return ['ask', 'escalate', 'merge', 'decide', 'step'].includes(moveOf(to))
  // The flag's page and the settings delete from this device whatever the state.
  if (to === 'purged' && from !== 'draft') return true
  if (actor === 'reporter') return PARTNER_EVENTS.some((kind) => stateAfterPartnerEvent(from, kind, 0) === to)
  return actor === 'system' && to === 'closed'
}

test.each(steps.map((step) => [key(step), step] as const))('%s', (name, step) => {
  const places = [name in HERE, name in NOT_HERE, !(name in HERE || name in NOT_HERE) && isTaken(step)]
  expect(places.filter(Boolean)).toHaveLength(1)
})

test('only steps of the life-cycle are listed', () => {
  const known = new Set(steps.map(key))
  expect([...Object.keys(HERE), ...Object.keys(NOT_HERE)].filter((name) => !known.has(name))).toEqual([])
})
