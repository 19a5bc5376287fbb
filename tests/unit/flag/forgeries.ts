// What somebody could send past the form, one thing at a time, and whether the taxonomy lets a category hold it.
import type { Flag, FlagProblem } from '../../../utils/flag/flag.ts'
import { exampleCapture, sure, unknown } from '../example-capture.ts'
import { finishedFlag } from '../finished-flag.ts'
import { allowedContent, type SourceCategory } from './allowed-content.ts'

/** Stands in every forged text, so that a test can look for it in every place. */
export const FORGED_WORDS = 'forged past the form'

export interface Forgery {
  what: string
  changes: Partial<Flag>
  /** What the flag is refused for; null where the taxonomy allows it. */
  refusedFor: FlagProblem | null
}

const PLACE = 'https://www.facebook.com/sauti.ya.bonde/posts/1020304050'

/** What every category lets a flag hold of a post: where it is, and when and by what it was seen. */
function reference(): NonNullable<Flag['capture']> {
  const { platform, permalink, ids, capturedAt, capturedBy } = exampleCapture({ permalink: sure(PLACE) })
  return { platform, permalink, ids, capturedAt, capturedBy }
}

/** A flag that holds only what every category allows, with the note or the choices that this one asks for. */
export function leanFlag(category: SourceCategory, changes: Partial<Flag> = {}): Promise<Flag> {
  const says: Partial<Flag> = allowedContent(category).described
    ? { note: 'a short note', noteChoices: [] }
    : { note: null, noteChoices: ['in_the_post'] }
  return finishedFlag({ category: category.id, capture: reference(), ...says, ...changes })
}

/** Everything that could be sent for a category beyond the least, with the taxonomy's word on it. */
export function forgeriesOf(category: SourceCategory): Forgery[] {
  const { described, names, facts, text, longNote, liveLinks } = allowedContent(category)
  const ofCapture = (name: string, value: unknown, allowed: boolean): Forgery => ({
    what: `capture.${name} ${JSON.stringify(value).slice(0, 60)}`,
    changes: { capture: { ...reference(), [name]: value } },
    refusedFor: allowed ? null : { field: 'capture', code: 'forbidden' },
  })
  const note = (words: string, refusedFor: FlagProblem | null): Forgery => ({
    what: `a note of ${words.length}`,
    changes: { note: words },
    refusedFor: described ? refusedFor : { field: 'note', code: 'forbidden' },
  })
  const context = (id: string, answer: string, allowed: boolean): Forgery => ({
    what: `context.${id}`,
    changes: { context: { [id]: answer } },
    refusedFor: allowed ? null : { field: 'context', code: 'forbidden' },
  })
  const tooLong: FlagProblem = { field: 'note', code: 'too_long' }
  const words = sure(FORGED_WORDS)

  return [
    ofCapture('text', words, text),
    ofCapture('text', unknown, text),
    ofCapture('truncated', true, text),
    ofCapture('author', words, names),
    ofCapture('authorLink', sure('https://www.facebook.com/sauti.ya.bonde'), names),
    ofCapture('kind', 'post', names),
    ofCapture('pageLanguage', 'sw', names),
    ofCapture('media', { kind: 'photo' }, facts),
    ofCapture('isReshare', false, facts),
    ofCapture('original', sure('https://www.facebook.com/other/posts/99'), facts),
    ofCapture('sponsored', true, facts),
    ofCapture('postedAt', words, described),
    ofCapture('postedAt', sure('2026-11-20T18:40:00.000Z'), true),
    note(FORGED_WORDS, null),
    note(FORGED_WORDS.padEnd(300, '.'), null),
    note(FORGED_WORDS.padEnd(301, '.'), longNote ? null : tooLong),
    note(FORGED_WORDS.padEnd(2_000, '.'), longNote ? null : tooLong),
    {
      what: 'a fixed choice beside or in place of the note',
      changes: { noteChoices: ['behind_a_link'] },
      refusedFor: described ? { field: 'noteChoices', code: 'forbidden' } : null,
    },
    {
      what: 'no note and no choice',
      changes: { note: null, noteChoices: [] },
      refusedFor: { field: described ? 'note' : 'noteChoices', code: 'missing' },
    },
    {
      what: 'a description of something that was removed',
      changes: { subject: { type: 'removed', link: PLACE, description: FORGED_WORDS } },
      refusedFor: described ? null : { field: 'subject', code: 'forbidden' },
    },
    ...['http://trap.example/a', 'see HTTPS://trap.example, all of you', 'hxxps://trap.example'].flatMap((words) => {
      const isLive = !words.startsWith('hxxp')
      const refused = (field: FlagProblem['field'], allowed: boolean): FlagProblem | null =>
        allowed && (liveLinks || !isLive) ? null : { field, code: 'forbidden' }
      return [
        { ...ofCapture('text', sure(words), text), refusedFor: refused('capture', text) },
        note(words, refused('note', true)),
        { ...context('key_moment', words, described), refusedFor: refused('context', described) },
      ]
    }),
    context('translation', FORGED_WORDS, text),
    context('speaker_note', FORGED_WORDS, longNote),
    context('key_moment', FORGED_WORDS, described),
    context('likelihood', 'likely', true),
  ]
}
