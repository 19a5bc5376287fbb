import { uuidv7 } from 'uuidv7'
import type { Receipt } from '../../utils/api/flag-contract.ts'
import type { Flag } from '../../utils/flag/flag.ts'
import { flagHash } from '../../utils/flag/flag-hash.ts'
import { TAXONOMY_VERSION } from '../../utils/flag/taxonomy.ts'
import { exampleCapture } from './example-capture.ts'

/** A valid flag with a right hash. */
export async function finishedFlag(changes: Partial<Flag> = {}): Promise<Flag> {
  const capture = exampleCapture()
  const flag = {
    schema: 1 as const,
    id: uuidv7(),
    submittedAt: '2026-11-22T10:00:00.000Z',
    taxonomyVersion: TAXONOMY_VERSION,
    subject: { type: 'post' as const, link: capture.permalink.value },
    capture,
    category: 'call_for_violence',
    urgency: 'urgent' as const,
    language: 'sw',
    country: 'KE',
    note: 'Weeds is what they call the families by the river.',
    noteChoices: [],
    identity: 'organization_only' as const,
    goodFaith: true as const,
    ...changes,
  }
  return { ...flag, hash: await flagHash(flag) }
}

/** The receipt that an honest server gives for a flag. */
export function receiptFor(flag: Flag): Receipt {
  return { id: flag.id, reference: 'FF-8Q2M-41XK', receivedAt: '2026-11-22T10:00:05.000Z', hash: flag.hash }
}
