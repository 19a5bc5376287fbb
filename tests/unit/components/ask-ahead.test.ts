import { expect, test } from 'vitest'
import { askAhead } from '../../../components/shell/ask-ahead.ts'
import type { Host } from '../../../components/ui/host.tsx'
import { createAsked } from './asked.ts'

type Listener = Parameters<Host['onChanged']>[0]

/** The popup's start, with a background that the test answers for and whose notices it sends. */
function start() {
  const { send, questions, of } = createAsked()
  const listening = new Set<Listener>()
  const onChanged: Host['onChanged'] = (listener, signal) => {
    listening.add(listener)
    signal.addEventListener('abort', () => listening.delete(listener))
  }
  const notice = () => {
    for (const listener of listening) listener({ topic: 'overview', id: null })
  }
  return { ...askAhead({ send, onChanged }), questions, of, notice, listening }
}

test('what is shown first is asked for at once, and given to who asks for it first', async () => {
  const { host, questions, of } = start()
  expect(questions.map(({ type }) => type)).toEqual(['overview.read', 'draft.current'])
  const draft = host.send('draft.current')
  await of('draft.current')[0]?.answer(null)
  expect(await draft).toBeNull()
  expect(of('draft.current')).toHaveLength(1)
  void host.send('draft.current')
  expect(of('draft.current')).toHaveLength(2)
})

test('a failure is told to who asks, also where it came before', async () => {
  const { host, of, settled } = start()
  await of('overview.read')[0]?.fail(new Error('no answer'))
  await of('draft.current')[0]?.answer(null)
  await settled
  await expect(host.send('overview.read')).rejects.toThrow('no answer')
})

test('the screens hear of a change that came while they were fetched, once', () => {
  const { host, notice, listening } = start()
  notice()
  const heard: string[] = []
  const { signal } = new AbortController()
  host.onChanged(({ topic }) => heard.push(`first: ${topic}`), signal)
  host.onChanged(({ topic }) => heard.push(`second: ${topic}`), signal)
  expect(heard).toEqual(['first: overview'])
  expect(listening.size).toBe(2)
})

test('where nothing changed they hear of nothing', () => {
  const { host } = start()
  const heard: string[] = []
  host.onChanged(({ topic }) => heard.push(topic), new AbortController().signal)
  expect(heard).toEqual([])
})
