import { uuidv7 } from 'uuidv7'
import type { Flag } from '../../utils/flag/flag.ts'
import { flagHash } from '../../utils/flag/flag-hash.ts'
import { TAXONOMY_VERSION } from '../../utils/flag/taxonomy.ts'

/** A category that lets text, author and note through. */
const FREE_TEXT_CATEGORY = 'call_for_violence'
const unknown = { value: null, source: 'none', sure: 'no' as const }

/** A valid flag with a new id and the right hash; `changes` may make it invalid. */
export async function makeFlag(changes: Record<string, unknown> = {}): Promise<Flag> {
  const flag = {
    schema: 1 as const,
    id: uuidv7(),
    submittedAt: '2026-11-20T08:00:00.000Z',
    taxonomyVersion: TAXONOMY_VERSION,
    subject: { type: 'post' as const, link: 'https://www.facebook.com/groups/100/posts/200/' },
    capture: {
      platform: 'facebook' as const,
      permalink: {
        value: 'https://www.facebook.com/groups/100/posts/200/',
        source: 'timestamp-link',
        sure: 'yes' as const,
      },
      ids: { post: '200', group: '100' },
      author: { value: 'Practice Author', source: 'heading', sure: 'yes' as const },
      authorLink: unknown,
      text: { value: 'ንግግር — كلام 😀', source: 'message', sure: 'yes' as const },
      truncated: false,
      postedAt: unknown,
      kind: 'group_post' as const,
      media: { kind: 'none' as const },
      isReshare: false,
      pageLanguage: 'en',
      capturedAt: '2026-11-20T07:59:00.000Z',
      capturedBy: 'fieldflag 0.1.0',
    },
    category: FREE_TEXT_CATEGORY,
    urgency: 'urgent' as const,
    language: 'am',
    country: 'ET',
    note: 'A phrase that calls for attacks on one village.',
    noteChoices: [],
    identity: 'organization_only' as const,
    goodFaith: true as const,
    ...changes,
  }
  return { hash: await flagHash(flag), ...flag } as Flag
}

/** What the child-abuse category lets a flag hold. */
export async function makeReferenceFlag(changes: Record<string, unknown> = {}): Promise<Flag> {
  return makeFlag({
    category: 'csam',
    urgency: 'imminent',
    ...referenceWith({}),
    note: null,
    noteChoices: ['in_the_post'],
    ...changes,
  })
}

/** The capture that the child-abuse category lets a flag hold, with changes. */
export function referenceWith(changes: Record<string, unknown>): { capture: Record<string, unknown> } {
  return {
    capture: {
      platform: 'facebook',
      permalink: { value: 'https://www.facebook.com/groups/100/posts/200/', source: 'timestamp-link', sure: 'yes' },
      ids: { post: '200', group: '100' },
      capturedAt: '2026-11-20T07:59:00.000Z',
      capturedBy: 'fieldflag 0.1.0',
      ...changes,
    },
  }
}
