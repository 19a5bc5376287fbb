// @vitest-environment happy-dom
import { expect, test, vi } from 'vitest'
import { ExportPanel } from '../../../components/carry/export-panel.tsx'
import type { Carried } from '../../../utils/messages/page-views.ts'
import { carriedEvent } from '../carried-event.ts'
import { finishedFlag } from '../finished-flag.ts'
import { press, showOnStage } from './stage.tsx'

/** Asks for the file and gives back what it holds and what is said of it. */
async function save(carried: Carried) {
  const seal = vi.fn(async () => new Uint8Array(1))
  vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:file')
  const { page } = await showOnStage(<ExportPanel carryFiles={{ seal, open: vi.fn(), limit: 1 }} />, {
    overview: {
      waiting: carried.flags.length + carried.unreadable,
      said: { waiting: carried.events.length, failed: false },
    },
    answers: { 'outbox.carried': () => carried },
  })
  await press(page, 'Make one for me')
  await press(page, 'Encrypt and save')
  const status = () => page.querySelector('[role=status]')?.textContent ?? ''
  await vi.waitFor(() => expect(status()).not.toMatch(/^(Encrypting.*)?$/))
  return { page, seal, said: status(), hasFile: page.querySelector('a[download]') !== null }
}

test('a file tells how much of what waits it could not hold', async () => {
  const flags = [{ flag: await finishedFlag(), destination: null }]
  const { seal, said, hasFile } = await save({ flags, events: [], unreadable: 2 })
  expect(hasFile).toBe(true)
  expect(seal).toHaveBeenCalledWith({ flags, events: [] }, expect.any(String))
  expect(said).toContain('2 waiting flags or messages can’t be read')
})

test('there is no file of nothing', async () => {
  const { seal, said, hasFile } = await save({ flags: [], events: [], unreadable: 1 })
  expect(seal).not.toHaveBeenCalled()
  expect(hasFile).toBe(false)
  expect(said.trim()).toMatch(/^1 waiting flag or message can’t be read/)
})

test('a file that holds all says nothing of others', async () => {
  const { said } = await save({ flags: [{ flag: await finishedFlag(), destination: null }], events: [], unreadable: 0 })
  expect(said).toMatch(/^Saved\./)
  expect(said).not.toContain('read')
})

test('where only messages to reviewers wait, they go into the file', async () => {
  const events = [carriedEvent(crypto.randomUUID()), carriedEvent(crypto.randomUUID())]
  const { page, seal, said, hasFile } = await save({ flags: [], events, unreadable: 0 })
  expect(seal).toHaveBeenCalledWith({ flags: [], events }, expect.any(String))
  expect(hasFile).toBe(true)
  expect(said).toMatch(/^Saved\./)
  expect(page.textContent).toContain('2 messages to reviewers wait on this device.')
  expect(page.textContent).not.toContain('0 flags')
})
