import type { Answers } from '../../../utils/flag/answers.ts'
import type { Draft } from '../../../utils/flag/draft.ts'
import type { DraftView } from '../../../utils/messages/page-views.ts'

export const DRAFT_ID = '01938d6e-0000-4000-8000-000000000001'

/** A draft as the background answers it, ready to be sent but for what `answers` changes. */
export function exampleView(answers: Partial<Answers> = {}, more: Partial<Draft> = {}): DraftView {
  return {
    draft: {
      id: DRAFT_ID,
      subject: { type: 'account', link: 'https://www.facebook.com/sauti.ya.bonde' },
      capture: null,
      sealed: true,
      answers: {
        category: 'impersonation',
        urgency: 'high',
        language: 'sw',
        country: 'KE',
        note: '',
        noteChoices: [],
        context: {},
        keepPersonal: false,
        keepPersonalOfPost: false,
        identity: 'organization_only',
        goodFaith: true,
        ...answers,
      },
      urgencyChosen: false,
      stripped: false,
      quick: false,
      mends: null,
      createdAt: '2026-11-21T18:40:00.000Z',
      updatedAt: '2026-11-21T18:40:00.000Z',
      ...more,
    },
    undoable: [],
    masked: [],
    gone: false,
    cleared: false,
  }
}
