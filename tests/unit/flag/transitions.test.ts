// Each step of the life-cycle can be taken by a person at a screen, or is listed here with the reason why not.
import { expect, test } from 'vitest'
import { deskWords } from '../../../reporting-api/desk/desk-words.ts'
import { movePanels } from '../../../reporting-api/desk/move-panels.ts'
import { nextStates } from '../../../utils/flag/life-cycle.ts'
import { PARTNER_EVENTS, stateAfterPartnerEvent } from '../../../utils/flag/partner-events.ts'
import data from '../../../utils/flag/taxonomy.json' with { type: 'json' }
import { finishedFlag } from '../finished-flag.ts'

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

/** Whether the desk's page of a flag in `from` has a form that brings it to `to`. */
async function isOfferedAtDesk({ from, to }: Step): Promise<boolean> {
  const words = await deskWords(['en'])
  const visit = { words, reviewer: undefined, secret: '', formToken: '', form: new URLSearchParams(), now: new Date() }
  const flag = await finishedFlag()
  const head = {
    flag_id: flag.id,
    organisation_id: 'partner',
    state: from,
    hash: flag.hash,
    received_at: 0,
    urgency_rank: 0,
    is_open: 1,
    next_alarm_at: null,
    due_at: null,
    taken_by: null,
    post_key: 'post',
  }
  const page = await movePanels(visit, {
    flag,
    head,
    reference: 'FF-8Q2M-41XK',
    organisation: 'River Watch',
    events: [],
    legal: nextStates(from, 'reviewer'),
    isOwnDecision: false,
    samePost: [{ id: 'other', reference: 'FF-4RTM-99BC', organisation: 'Bonde Rights Monitor', state: 'received' }],
    mergedInto: undefined,
  })
  return String(page).includes(`name="state" value="${to}"`)
}

/** Whether somebody's screen, or the clock of the server, takes the step. */
async function isTaken(step: Step): Promise<boolean> {
  const { from, to, actor } = step
  if (actor === 'reviewer') return isOfferedAtDesk(step)
  // The flag's page and the settings delete from this device whatever the state.
  if (to === 'purged' && from !== 'draft') return true
  if (actor === 'reporter') return PARTNER_EVENTS.some((kind) => stateAfterPartnerEvent(from, kind, 0) === to)
  return actor === 'system' && to === 'closed'
}

test.each(steps.map((step) => [key(step), step] as const))('%s', async (name, step) => {
  const places = [name in HERE, name in NOT_HERE, !(name in HERE || name in NOT_HERE) && (await isTaken(step))]
  expect(places.filter(Boolean)).toHaveLength(1)
})

test('only steps of the life-cycle are listed', () => {
  const known = new Set(steps.map(key))
  expect([...Object.keys(HERE), ...Object.keys(NOT_HERE)].filter((name) => !known.has(name))).toEqual([])
})
