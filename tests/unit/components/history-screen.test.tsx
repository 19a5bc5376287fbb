// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { HistoryScreen } from '../../../components/history/history-screen.tsx'
import type { FlagStub, Overview } from '../../../utils/messages/contract.ts'
import { exampleConnection, exampleStub, waitingStub } from './example-stub.ts'
import { enter, one, press, showOnStage } from './stage.tsx'

function showList(flags: FlagStub[] | (() => FlagStub[]), overview: Partial<Overview> = {}, synced = true) {
  return showOnStage(<HistoryScreen flagId={null} />, {
    overview: { connection: exampleConnection, ...overview },
    answers: {
      'history.list': () => (typeof flags === 'function' ? flags() : flags),
      'history.sync': () => ({ ok: synced }),
      'outbox.sendNow': () => null,
      'outbox.adopt': () => null,
    },
  })
}

test('what waits is said with its reason and "Send now" pulls it forward', async () => {
  const { page, asked } = await showList([waitingStub(), waitingStub()])
  expect(one(page, '.banner').textContent).toContain('No connection. 2 flags are safe here.')
  await press(page, 'Send now')
  expect(asked('outbox.sendNow')).toHaveLength(1)
})

test('a change that the background tells of is read', async () => {
  let flags = [waitingStub()]
  const { page, change } = await showList(() => flags)
  expect(page.textContent).not.toContain('FF-8Q2M-41XK')
  flags = [exampleStub()]
  await change('history')
  expect(page.textContent).toContain('FF-8Q2M-41XK')
})

test('flags for no service are sent only after the partner agreed', async () => {
  const unmatched = { unaddressed: 3, elsewhere: [] }
  const { page, asked } = await showList([waitingStub({ waiting: 'not_adopted' })], { unmatched })
  const question = one(page, '.banner').textContent
  expect(question).toContain('3 flags were written before you connected.')
  expect(question).toContain('Bonde Rights Monitor')
  expect(question).toContain('flags.openreview.example')
  expect(asked('outbox.adopt')).toEqual([])
  await press(page, 'Send them')
  expect(asked('outbox.adopt')).toEqual([{ which: 'unaddressed' }])
})

test('flags meant for another organisation name it; "Keep waiting" sends nothing and asks no more', async () => {
  const unmatched = { unaddressed: 0, elsewhere: [{ organisation: 'River Watch', count: 2 }] }
  const { page, asked } = await showList([waitingStub({ waiting: 'other_service' })], { unmatched })
  expect(one(page, '.banner').textContent).toContain('River Watch')
  await press(page, 'Keep waiting')
  expect(page.querySelector('.banner')).toBeNull()
  expect(asked('outbox.adopt')).toEqual([])
})

test('a refused token leads to connecting again, and nothing else is offered', async () => {
  const connection = { ...exampleConnection, needsReconnect: true }
  const unmatched = { unaddressed: 1, elsewhere: [] }
  const { page } = await showList([waitingStub({ waiting: 'reconnect' })], { connection, unmatched })
  expect([...page.querySelectorAll('.banner button')].map(({ textContent }) => textContent)).toEqual(['Connect again'])
})

test('where the server does not answer the age of the states is said, and no error', async () => {
  const { page } = await showList([exampleStub()], {}, false)
  expect(page.textContent).toContain('States as of ')
  expect(page.querySelector('[role=alert]')).toBeNull()
})

test('where it answers nothing is said of their age', async () => {
  const { page } = await showList([exampleStub()])
  expect(page.textContent).not.toContain('States as of ')
})

test.each([
  ['author without accents', 'resistance', 'Résistance'],
  ['Arabic letter forms', 'اخبار', 'أخبار النور'],
  ['category', 'call for viol', 'Résistance'],
  ['reference', 'ff-8pzt', 'Résistance'],
  ['link', 'posts/777', 'أخبار النور'],
])('search finds by %s', async (_, query, author) => {
  const { page } = await showList([
    exampleStub({ author: 'Résistance', reference: 'FF-8PZT-30AA' }),
    exampleStub({ author: 'أخبار النور', category: 'impersonation', link: 'https://www.facebook.com/a/posts/777' }),
  ])
  await enter(one<HTMLInputElement>(page, 'input[type=search]'), query)
  expect([...page.querySelectorAll('.flag-row .author')].map(({ textContent }) => textContent)).toEqual([author])
})

test('a search without a match says so and can be cleared', async () => {
  const { page } = await showList([exampleStub()])
  await enter(one<HTMLInputElement>(page, 'input[type=search]'), 'zzz')
  expect(page.querySelectorAll('.flag-row')).toHaveLength(0)
  await press(page, 'Clear search')
  expect(page.querySelectorAll('.flag-row')).toHaveLength(1)
})

test('a long history draws its first rows and more on demand', async () => {
  const { page } = await showList(Array.from({ length: 120 }, () => exampleStub()))
  expect(page.querySelectorAll('.flag-row')).toHaveLength(50)
  await press(page, 'Show 50 more')
  expect(page.querySelectorAll('.flag-row')).toHaveLength(100)
})

test('a history that cannot be read offers to try again', async () => {
  let broken = true
  const { page } = await showList(() => {
    if (broken) throw new Error('no answer')
    return [exampleStub()]
  })
  expect(one(page, '[role=alert]').textContent).toContain('Nothing was deleted')
  broken = false
  await press(page, 'Try again')
  expect(page.querySelectorAll('.flag-row')).toHaveLength(1)
})

test.each([true, false])('a newer list of categories at the service is told where there is one: %s', async (newer) => {
  const { page, t } = await showList([], { hasNewerTaxonomy: newer })
  expect(page.textContent?.includes(t('taxonomy.newer'))).toBe(newer)
})
