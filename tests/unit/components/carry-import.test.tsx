// @vitest-environment happy-dom
import { act } from 'react'
import { expect, test, vi } from 'vitest'
import { ImportPanel } from '../../../components/carry/import-panel.tsx'
import type { CarryFiles } from '../../../components/ui/host.tsx'
import { carriedEvent } from '../carried-event.ts'
import { finishedFlag } from '../finished-flag.ts'
import { enter, one, showOnStage } from './stage.tsx'

type Opened = Extract<Awaited<ReturnType<CarryFiles['open']>>, { ok: true }>

/** Opens a file that holds this, and gives back what the background was asked and what is told. */
async function take(content: Omit<Opened, 'ok'>, said = { added: 1, known: 0, leftOut: 0 }) {
  const order: string[] = []
  const carryFiles: CarryFiles = { limit: 1_000, seal: vi.fn(), open: async () => ({ ok: true, ...content }) }
  const { page, asked } = await showOnStage(<ImportPanel carryFiles={carryFiles} />, {
    answers: {
      'outbox.takeIn': ({ flags }) => {
        order.push('flags')
        return { added: flags.length, known: 0, damaged: 0 }
      },
      'outbox.takeInSaid': () => {
        order.push('said')
        return said
      },
    },
  })
  const field = one<HTMLInputElement>(page, 'input[type=file]')
  Object.defineProperty(field, 'files', { value: [new File(['x'], 'waiting.age')] })
  await act(async () => field.dispatchEvent(new Event('change', { bubbles: true })))
  await enter(one<HTMLInputElement>(page, 'input[type=password]'), 'four words without sense')
  await act(async () => one<HTMLFormElement>(page, 'form').requestSubmit())
  await vi.waitFor(() => expect(page.textContent).toContain('See history'))
  return { page, asked, order, told: one(page, '[role=status]').textContent ?? '' }
}

test('all flags are taken in before what was said of them, so many at once, in the file’s order', async () => {
  const flag = await finishedFlag()
  const events = Array.from({ length: 120 }, () => carriedEvent(flag.id))
  const flags = Array.from({ length: 51 }, () => ({ flag, destination: null }))
  const { asked, order, told } = await take({ flags, events, damaged: 2 }, { added: 40, known: 0, leftOut: 0 })
  expect(order).toEqual(['flags', 'flags', 'said', 'said', 'said'])
  const sent = asked('outbox.takeInSaid').flatMap((payload) => (payload as { events: typeof events }).events)
  expect(sent).toEqual(events)
  expect(told).toContain('51 flags were taken in.')
  expect(told).toContain('120 messages to reviewers were taken in.')
  expect(told).toContain('2 were damaged and left out.')
})

test('a file of messages only says nothing of flags, and what to do with those that have no place here', async () => {
  const events = [carriedEvent(crypto.randomUUID())]
  const { told } = await take({ flags: [], events, damaged: 0 }, { added: 0, known: 2, leftOut: 1 })
  expect(told).not.toContain('flags were taken in')
  expect(told).toContain('0 messages to reviewers were taken in. 2 were here already.')
  expect(told).toMatch(/1 message was left out: .*Give the file to the operator, or open it on the device that sent/)
})

test('a file of flags only says nothing of messages', async () => {
  const { asked, told } = await take({
    flags: [{ flag: await finishedFlag(), destination: null }],
    events: [],
    damaged: 0,
  })
  expect(asked('outbox.takeInSaid')).toEqual([])
  expect(told).toContain('1 flag was taken in.')
  expect(told).not.toContain('message')
})
