import { expect, test } from 'vitest'
import { type FlagEvent, withoutWords } from '../../../utils/flag/event.ts'
import { noticeParts } from '../../../utils/history/dsa-notice.ts'
import { flagsCsv, flagsJson } from '../../../utils/history/flags-file.ts'
import { exampleStub } from '../components/example-stub.ts'
import { finishedFlag } from '../finished-flag.ts'

const SENDER = { name: 'Bonde Rights Monitor', email: 'desk@bonde.example' }

async function exported() {
  const flag = await finishedFlag({ note: '=cmd() they mean the families by the river' })
  const event: FlagEvent = {
    position: 1,
    flagId: flag.id,
    state: 'actioned',
    at: '2026-11-22T12:00:00.000Z',
    by: 'reviewer',
    words: 'Thank you, Amina.',
    actions: ['content_removed'],
    reason: null,
  }
  return { stub: exampleStub({ id: flag.id, state: 'actioned' }), flag, events: [event] }
}

test('without personal data no name, link or word of anybody is in a file', async () => {
  const each = await exported()
  const { capture } = each.flag
  const secrets = ['families', 'Amina', capture?.author?.value, capture?.permalink?.value, capture?.text?.value]
  for (const file of [flagsCsv([each], false), flagsJson([each], false, '2026-11-27T12:00:00.000Z')]) {
    expect(file).toContain(each.flag.category)
    expect(file).toContain('2026-11-22T12:00:00.000Z')
    for (const secret of secrets) {
      expect(secret).toBeTruthy()
      expect(file).not.toContain(secret)
    }
  }
})

test('with it, a file holds what was written, and no cell is a formula', async () => {
  const each = await exported()
  const csv = flagsCsv([each], true)
  expect(csv).toContain(`"'=cmd() they mean`)
  expect(csv).toContain('"Thank you, Amina."')
  const { flags, personal_data } = JSON.parse(flagsJson([each], true, '')) as {
    flags: object[]
    personal_data: boolean
  }
  expect(personal_data).toBe(true)
  expect(flags).toMatchObject([{ flag: each.flag, events: each.events, decision: 'actioned', left_up: false }])
})

test('the last words of the reviewers are not those that the partner said after them', async () => {
  const each = await exported()
  const feedback = { position: 2, kind: 'feedback', feedback: 'disagree', words: 'It is still up.' }
  const events = [...each.events, ...each.events.map((event): FlagEvent => ({ ...event, ...feedback, by: 'reporter' }))]
  const csv = flagsCsv([{ ...each, events }], true)
  expect(csv).toContain('"Thank you, Amina."')
  expect(csv).not.toContain('It is still up.')
})

test('a flag whose content was deleted keeps its line, with empty cells for what is gone', async () => {
  const { flag, stub, events } = await exported()
  const purged = {
    stub: { ...stub, author: null, link: null, purgedAt: '2026-11-25T12:00:00.000Z' },
    flag: null,
    events: events.map(withoutWords),
  }
  const held = { stub: exampleStub({ id: flag.id, submittedAt: flag.submittedAt }), flag, events }
  const ends = (csv: string) => csv.split('\r\n').map((line) => line.split(',').slice(-8).join(','))
  const [head, first, second] = ends(flagsCsv([purged, held], true))
  expect(head).toBe('"link","author","author_link","text","description","note","context","reviewers_last_words"')
  expect(first).toBe(',,,,,,,')
  expect(second).toContain(`"'=cmd() they mean`)
  const bare = flagsCsv([purged], false)
  expect(bare).toContain(`"actioned","call_for_violence","high","facebook","post","sw","KE","${stub.submittedAt}"`)
  expect(bare).toContain('"2026-11-22T12:00:00.000Z","actioned","content_removed",,false,false,,')
  for (const withPersonal of [false, true]) {
    const { flags } = JSON.parse(flagsJson([purged], withPersonal, '')) as { flags: object[] }
    expect(flags).toMatchObject([
      {
        category: 'call_for_violence',
        decision: 'actioned',
        events: [{ state: 'actioned', actions: ['content_removed'] }],
      },
    ])
    expect(flags).toEqual([expect.objectContaining(withPersonal ? { flag: null } : { reference: stub.reference })])
  }
})

test('without personal data a file still tells what was done and why, what was said of it, and what was seen since', async () => {
  const { flag, stub, events } = await exported()
  const [decided] = events
  if (!decided) throw new Error('no event was made')
  const all: FlagEvent[] = [
    { ...decided, actions: ['labelled', 'demoted'], scope: ['KE'], automated: false, ground: 'Amina’s rule' },
    { ...decided, position: 2, kind: 'feedback', feedback: 'partly', by: 'reporter', actions: [] },
    { ...decided, position: 3, state: 'reconsideration_requested', by: 'reporter', actions: [] },
    { ...decided, position: 4, state: 'decision_upheld', actions: [], reason: 'newsworthy' },
    { ...decided, position: 5, state: 'duplicate', actions: [], outcome: 'no_violation', reason: 'policy_allows' },
  ]
  const seen = { seenOn: '2026-11-23', goneOn: '2026-11-24', lostAt: '2026-11-25T12:00:00.000Z' }
  const each = { stub: { ...stub, ...seen }, flag, events: all.slice(0, 4) }
  const csv = flagsCsv([each, { ...each, events: all }, { ...each, events: [] }], false)
  const lines = csv
    .trimEnd()
    .split('\r\n')
    .map((line) => line.split(',').slice(-8).join(','))
  expect(lines).toEqual([
    '"decision","actions","reason","reversed","left_up","seen_on","gone_on","lost_at"',
    '"actioned","labelled demoted",,false,true,"2026-11-23","2026-11-24","2026-11-25T12:00:00.000Z"',
    '"no_violation",,"policy_allows",false,true,"2026-11-23","2026-11-24","2026-11-25T12:00:00.000Z"',
    ',,,false,,"2026-11-23","2026-11-24","2026-11-25T12:00:00.000Z"',
  ])
  const json = flagsJson([{ ...each, events: all }], false, '')
  expect(json).not.toContain('Amina')
  expect(JSON.parse(json)).toMatchObject({
    flags: [
      {
        seen_on: '2026-11-23',
        events: [
          { scope: ['KE'], automated: false },
          { kind: 'feedback', feedback: 'partly', by: 'reporter' },
          {},
          {},
          { outcome: 'no_violation' },
        ],
      },
    ],
  })
})

test('no flags make an empty table', () => {
  expect(flagsCsv([], true)).toBe('\ufeff')
})

test('a notice says which of its parts are there', async () => {
  const flag = await finishedFlag()
  expect(noticeParts(flag, SENDER)).toEqual({
    reasons: 'there',
    location: 'there',
    sender: 'there',
    goodFaith: 'there',
  })
  const bare = await finishedFlag({
    note: null,
    subject: { type: 'removed', link: null, description: 'x' },
    capture: null,
  })
  expect(noticeParts(bare, { ...SENDER, email: 'nobody' })).toMatchObject({
    reasons: 'missing',
    location: 'missing',
    sender: 'missing',
  })
})

test('for child sexual abuse no name is asked for, and the choices stand for words', async () => {
  const flag = await finishedFlag({ category: 'csam', note: null, noteChoices: ['in_the_post'] })
  expect(noticeParts(flag, { name: '', email: '' })).toMatchObject({ reasons: 'there', sender: 'exempt' })
})
