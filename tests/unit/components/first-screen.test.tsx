// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { createHistoryStore } from '../../../components/history/history-store.ts'
import type { Host } from '../../../components/ui/host.tsx'
import { createOverviewStore } from '../../../components/ui/overview-store.ts'
import { FIRST_QUERY, type FirstScreen } from '../../../utils/history/first-screen.ts'
import type { PageCalls } from '../../../utils/messages/page-contract.ts'
import type { FlagStub, Overview } from '../../../utils/messages/page-views.ts'
import type { Send } from '../../../utils/messages/send.ts'
import { exampleStub } from './example-stub.ts'
import { findAnswer } from './find-answer.ts'
import { quietOverview } from './stage.tsx'

function screenOf(flags: FlagStub[], overview: Partial<Overview> = {}): FirstScreen<Overview> {
  return { overview: { ...quietOverview, ...overview }, page: findAnswer(flags, FIRST_QUERY), waiting: [] }
}

/** A background that answers when it is told to. */
function slowBackground() {
  const answers = new Map<string, PromiseWithResolvers<unknown>>()
  const answerOf = (type: string) => {
    const known = answers.get(type) ?? Promise.withResolvers<unknown>()
    answers.set(type, known)
    return known
  }
  return { send: ((type: string) => answerOf(type).promise) as Send<PageCalls>, answerOf }
}

function overviewOver(firstScreen: NonNullable<Host['firstScreen']>) {
  const { send, answerOf } = slowBackground()
  const listeners: (() => void)[] = []
  const host = { send, onChanged: (listener: () => void) => listeners.push(listener), firstScreen } as unknown as Host
  const store = createOverviewStore(host, new AbortController().signal)
  const settled = () => new Promise((resolve) => setTimeout(resolve))
  const change = () => {
    for (const listener of listeners) listener()
  }
  return { store, answer: answerOf('overview.read'), settled, change }
}

test('what was kept is around the screens until the background answers', async () => {
  const kept = screenOf([exampleStub()], { needsYou: 3 })
  const { store, answer, settled } = overviewOver(async () => kept)
  await settled()
  expect(store.getState()).toMatchObject({ overview: { needsYou: 3 }, isKept: true, first: kept })
  answer.resolve({ ...quietOverview, needsYou: 4 })
  await settled()
  expect(store.getState()).toMatchObject({ overview: { needsYou: 4 }, isKept: false })
})

test('where the background answers before it is read, the list is still shown from it', async () => {
  const late = Promise.withResolvers<FirstScreen<Overview>>()
  const { store, answer, settled } = overviewOver(() => late.promise)
  answer.resolve({ ...quietOverview, needsYou: 4 })
  await settled()
  const kept = screenOf([exampleStub()], { needsYou: 3 })
  late.resolve(kept)
  await settled()
  expect(store.getState()).toMatchObject({ overview: { needsYou: 4 }, isKept: false, first: kept })
})

test.each<[string, (over: ReturnType<typeof overviewOver>) => void]>([
  ['a change', ({ change }) => change()],
  ['the list’s own answer', ({ store }) => store.getState().forgetFirst()],
])('after %s it is of no use any more, whether it was read before or is read later', async (_, forget) => {
  const early = overviewOver(async () => screenOf([exampleStub()]))
  await early.settled()
  expect(early.store.getState().first).not.toBeNull()
  forget(early)
  expect(early.store.getState().first).toBeNull()
  const late = Promise.withResolvers<FirstScreen<Overview>>()
  const over = overviewOver(() => late.promise)
  forget(over)
  late.resolve(screenOf([exampleStub()]))
  await over.settled()
  expect(over.store.getState().first).toBeNull()
})

test('a background that fails is said, and nothing that was kept stays on the screen', async () => {
  const { store, answer, settled } = overviewOver(async () => screenOf([]))
  await settled()
  answer.reject(new Error('gone'))
  await settled()
  expect(store.getState()).toMatchObject({ overview: null, first: null, failure: 'unanswered' })
})

test('the list shows what was kept at once, and then the answer', async () => {
  const { send, answerOf } = slowBackground()
  const kept = screenOf([exampleStub()])
  const store = createHistoryStore(send, () => new Date(), kept)
  expect(store.getState().page).toEqual(kept.page)
  const reading = store.getState().read()
  answerOf('history.find').resolve(findAnswer([], FIRST_QUERY))
  answerOf('history.waiting').resolve([])
  await reading
  expect(store.getState().page?.total).toBe(0)
})

test('what is read late is shown as long as there is no answer, and never in place of one', async () => {
  const { send, answerOf } = slowBackground()
  const kept = screenOf([exampleStub()])
  const store = createHistoryStore(send, () => new Date())
  const reading = store.getState().read()
  store.getState().showKept(kept)
  expect(store.getState().page).toEqual(kept.page)
  answerOf('history.find').resolve(findAnswer([], FIRST_QUERY))
  answerOf('history.waiting').resolve([])
  await reading
  store.getState().showKept(kept)
  expect(store.getState().page?.total).toBe(0)
})

test('the list keeps nothing of it where the background can not read', async () => {
  const { send, answerOf } = slowBackground()
  const store = createHistoryStore(send, () => new Date(), screenOf([exampleStub()]))
  const reading = store.getState().read()
  answerOf('history.find').reject(new Error('gone'))
  answerOf('history.waiting').resolve([])
  await reading
  expect(store.getState()).toMatchObject({ page: null, unread: true })
})

test('the query that the list opens with is the one whose answer is kept', async () => {
  const { send } = slowBackground()
  const asked: unknown[] = []
  const noting = ((type: string, payload: unknown) => {
    if (type === 'history.find') asked.push(payload)
    return send(type as 'overview.read')
  }) as Send<PageCalls>
  void createHistoryStore(noting, () => new Date())
    .getState()
    .read()
  expect(asked).toEqual([FIRST_QUERY])
})
