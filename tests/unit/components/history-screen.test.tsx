// @vitest-environment happy-dom
import { act, Profiler } from 'react'
import { expect, test, vi } from 'vitest'
import { HistoryScreen } from '../../../components/history/history-screen.tsx'
import type { FlagStub, Overview, SavedView } from '../../../utils/messages/page-views.ts'
import { exampleConnection, exampleStub, waitingStub } from './example-stub.ts'
import { findAnswer } from './find-answer.ts'
import { enter, one, press, showOnStage } from './stage.tsx'

function showList(
  flags: FlagStub[] | (() => FlagStub[]),
  overview: Partial<Overview> = {},
  synced = true,
  isPopup = true,
) {
  let views: SavedView[] = []
  return showOnStage(<HistoryScreen flagId={null} />, {
    overview: { connection: exampleConnection, ...overview },
    answers: {
      'history.find': (query) => findAnswer(typeof flags === 'function' ? flags() : flags, query),
      'history.waiting': () => (typeof flags === 'function' ? flags() : flags),
      'history.sync': () => ({ ok: synced }),
      'outbox.sendNow': () => null,
      'outbox.adopt': () => null,
      'history.views': () => views,
      'history.keepView': (view) => {
        views = [...views, view]
        return views
      },
      'history.dropView': ({ name }) => {
        views = views.filter((view) => view.name !== name)
        return views
      },
    },
    host: { isPopup },
  })
}

/** Waits for what is fetched when it is first shown. */
function shown(check: () => void): Promise<void> {
  return vi.waitFor(async () => {
    await act(async () => {})
    check()
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
  expect(page.querySelectorAll('.flag-row')).toHaveLength(30)
  await press(page, 'Show 30 more')
  expect(page.querySelectorAll('.flag-row')).toHaveLength(60)
})

test('another list is drawn in two steps, and one that is read again in one', async () => {
  const flags = Array.from({ length: 40 }, () => exampleStub())
  let counts: number[] = []
  const count = () => counts.push(document.querySelectorAll('.flag-row').length)
  const { page, change } = await showOnStage(
    <Profiler id="list" onRender={count}>
      <HistoryScreen flagId={null} />
    </Profiler>,
    {
      answers: {
        'history.find': (query) => findAnswer(flags, query),
        'history.waiting': () => [],
        'history.sync': () => ({ ok: true }),
      },
    },
  )
  const inOrder = () => counts.filter((rows, n) => rows !== counts[n - 1])
  expect(inOrder()).toEqual([0, 16, 30])
  counts = []
  await change('history')
  expect(inOrder()).toEqual([30])
  counts = []
  await enter(one<HTMLInputElement>(page, 'input[type=search]'), 'facebook')
  expect(inOrder()).toEqual([30, 16, 30])
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

test('filters narrow the list, say how many are set, and are cleared', async () => {
  const { page } = await showList([
    exampleStub({ author: 'In Kenya', country: 'KE' }),
    exampleStub({ author: 'In Ethiopia', country: 'ET' }),
  ])
  await press(page, 'Filter')
  await shown(() => expect(page.querySelector('.filter-panel')).not.toBeNull())
  const select = one<HTMLSelectElement>(page, 'select:has(option[value=ET])')
  await act(async () => {
    select.value = 'ET'
    select.dispatchEvent(new Event('change', { bubbles: true }))
  })
  expect([...page.querySelectorAll('.flag-row .author')].map(({ textContent }) => textContent)).toEqual(['In Ethiopia'])
  expect(one(page, '.search-bar .count').textContent).toContain('Filters set: 1')
  await press(page, 'Clear filters')
  expect(page.querySelectorAll('.flag-row')).toHaveLength(2)
})

test('a view is kept under its name, shown again with one press, and forgotten', async () => {
  const { page, asked } = await showList([exampleStub({ author: 'River News' }), exampleStub({ author: 'Valley' })])
  await enter(one<HTMLInputElement>(page, 'input[type=search]'), 'river')
  await press(page, 'Filter')
  await shown(() => expect(page.querySelector('.keep-view')).not.toBeNull())
  await enter(one<HTMLInputElement>(page, '.keep-view input'), ' By the river ')
  await press(page, 'Keep view')
  expect(asked('history.keepView')).toMatchObject([{ name: 'By the river', search: 'river' }])
  await enter(one<HTMLInputElement>(page, 'input[type=search]'), '')
  expect(page.querySelectorAll('.flag-row')).toHaveLength(2)
  await press(page, 'By the river')
  expect(page.querySelectorAll('.flag-row')).toHaveLength(1)
  expect(one(page, '.saved-view button').getAttribute('aria-pressed')).toBe('true')
  await act(async () => one(page, '.saved-view .icon-button').click())
  expect(page.querySelector('.saved-view')).toBeNull()
})

test('a search by a country’s name in the partner’s language finds its flags', async () => {
  const { page } = await showList([
    exampleStub({ author: 'One', country: 'KE' }),
    exampleStub({ author: 'Two', country: 'ET', language: 'am' }),
  ])
  await enter(one<HTMLInputElement>(page, 'input[type=search]'), 'amhar ethiop')
  expect([...page.querySelectorAll('.flag-row .author')].map(({ textContent }) => textContent)).toEqual(['Two'])
})

test('flags are picked for export on the full page only', async () => {
  const flags = Array.from({ length: 40 }, () => exampleStub())
  const popup = await showList(flags)
  expect(popup.page.textContent).not.toContain('Choose flags')
  const { page } = await showList(flags, {}, true, false)
  await press(page, 'Choose flags')
  await act(async () => one(page, '.flag-row input[type=checkbox]').click())
  expect(one(page, '.pick-bar [role=status]').textContent).toBe('1 flag chosen')
  await press(page, 'Choose all found')
  expect(one(page, '.pick-bar [role=status]').textContent).toBe('40 flags chosen')
  await shown(() => expect(page.textContent).toContain('Export chosen flags'))
})

test.each([true, false])('a newer list of categories at the service is told where there is one: %s', async (newer) => {
  const { page, t } = await showList([], { hasNewerTaxonomy: newer })
  expect(page.textContent?.includes(t('taxonomy.newer'))).toBe(newer)
})
