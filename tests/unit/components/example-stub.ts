import { NO_MILESTONES } from '../../../utils/flag/milestones.ts'
import type { Connection, FlagDetail, FlagStub } from '../../../utils/messages/page-views.ts'

let made = 0

/** A row of history as the background answers it: received, unless told otherwise. */
export function exampleStub(changes: Partial<FlagStub> = {}): FlagStub {
  made += 1
  return {
    id: `01938d6e-0000-7000-8000-${String(made).padStart(12, '0')}`,
    state: 'received',
    submittedAt: '2026-11-21T10:00:00.000Z',
    receivedAt: '2026-11-21T10:00:05.000Z',
    reference: 'FF-8Q2M-41XK',
    stateAt: '2026-11-21T10:00:05.000Z',
    category: 'call_for_violence',
    urgency: 'high',
    subjectType: 'post',
    author: 'Sauti ya Bonde',
    link: 'https://www.facebook.com/sauti.ya.bonde/posts/1020304050',
    language: 'sw',
    country: 'KE',
    platform: 'facebook',
    milestones: NO_MILESTONES,
    refusal: null,
    mended: false,
    withdrawn: null,
    seenOn: null,
    goneOn: null,
    overdue: false,
    waiting: null,
    nextTryAt: null,
    said: null,
    purgedAt: null,
    lostAt: null,
    ...changes,
  }
}

/** A row of a flag that the server has not received. */
export function waitingStub(changes: Partial<FlagStub> = {}): FlagStub {
  return exampleStub({ state: 'queued', receivedAt: null, reference: null, waiting: 'no_line', ...changes })
}

/** A whole flag as the background answers it, with nothing said and nothing begun unless told otherwise. */
export function exampleDetail(stub: FlagStub, changes: Partial<FlagDetail> & Pick<FlagDetail, 'flag'>): FlagDetail {
  return {
    stub,
    events: [],
    attempts: { count: 0, latest: [] },
    pending: [],
    stateToCome: stub.state,
    saying: { words: {}, feedback: null },
    clockOffset: 0,
    ...changes,
  }
}

export const exampleConnection: Connection = {
  origin: 'https://flags.openreview.example',
  service: {
    api: 'fieldflag/1',
    name: 'Open Review Desk',
    organisation: { id: '01938d6e-0000-4000-8000-0000000000aa', name: 'Bonde Rights Monitor' },
    role: 'partner',
    version: '1',
    languages: ['en', 'sw'],
    limits: { batchItems: 50, batchBytes: 262_144, noteLength: 2_000 },
    targets: [],
    emergencyContacts: {},
  },
  connectedAt: '2026-11-20T10:00:00.000Z',
  needsReconnect: false,
}
