import { expect, test } from 'vitest'
import { iconTitle, lateFacts, newsText, notificationText } from '../../../entrypoints/background/icon-words.ts'
import { needsPartner } from '../../../utils/flag/needs-partner.ts'
import { nearestLanguage, UI_LANGUAGES } from '../../../utils/i18n/languages.ts'
import { exampleStub } from '../components/example-stub.ts'

const english = nearestLanguage(['en'])
const quiet = { waiting: 0, oldestAt: null, overdue: 0, refused: 0, needsYou: 0 }

test('the icon says what needs the partner, beside what waits or alone, and else only its name', () => {
  expect(iconTitle(quiet, 'Fieldflag', english)).toBe('Fieldflag')
  expect(iconTitle({ ...quiet, needsYou: 2 }, 'Fieldflag', english)).toBe('Fieldflag. Needs you: 2')
  const waiting = { ...quiet, waiting: 3, oldestAt: '2026-11-22T10:00:00.000Z' }
  expect(iconTitle(waiting, 'Fieldflag', english)).toMatch(/^Fieldflag\. Waiting to be sent: 3\. Oldest: .*22 Nov/)
  expect(iconTitle({ ...waiting, needsYou: 1 }, 'Fieldflag', english)).toMatch(/\. Needs you: 1$/)
})

test('the icon and the notification tell a refused imminent flag from one that was not sent', () => {
  const refused = { refusal: { title: 'No', detail: null, problems: [] } }
  const late = { refusal: null }
  expect(iconTitle({ ...quiet, refused: 1, needsYou: 1 }, 'Fieldflag', english)).toBe(
    'Fieldflag. The service did not accept an imminent flag. Correct it. Needs you: 1',
  )
  expect(lateFacts([refused, late, late])).toEqual({ overdue: 2, refused: 1 })
  expect(notificationText([refused], english)).toBe('The service did not accept an imminent flag. Correct it.')
  expect(notificationText([refused, late], english)).toBe('An imminent flag has not been sent. Open Fieldflag.')
})

test('in each language there are words, and notifications name nothing', () => {
  for (const language of UI_LANGUAGES) {
    for (const text of [
      newsText(language),
      notificationText([], language),
      notificationText([{ refusal: null }], language),
    ]) {
      expect(text).not.toBe('')
      expect(text).not.toContain('{{')
    }
    if (language.tag !== 'en') expect(newsText(language)).not.toBe(newsText(english))
  }
})

test('a flag needs the partner for a question, a refusal, and no more once the answer waits', () => {
  const flag = exampleStub({ state: 'under_review' })
  expect(needsPartner(flag)).toBe(false)
  expect(needsPartner({ ...flag, said: 'refused' })).toBe(true)
  expect(needsPartner({ ...flag, state: 'info_requested' })).toBe(true)
  expect(needsPartner({ ...flag, state: 'info_requested', said: 'waits' })).toBe(true)
  expect(needsPartner({ ...flag, state: 'info_requested', said: 'answer_waits' })).toBe(false)
  expect(needsPartner({ ...flag, state: 'needs_fix' })).toBe(true)
  expect(needsPartner({ ...flag, state: 'needs_fix', mended: true })).toBe(false)
})

test('a flag that the server lost needs the partner while it was open, whatever waits to be said of it', () => {
  const lost = exampleStub({ lostAt: '2026-11-25T12:00:00.000Z' })
  for (const state of ['received', 'put_to_a_vote', 'info_requested', 'duplicate']) {
    expect(needsPartner({ ...lost, state, said: 'answer_waits' }), state).toBe(true)
  }
  for (const state of ['actioned', 'closed', 'withdrawn']) expect(needsPartner({ ...lost, state }), state).toBe(false)
})
