// @vitest-environment happy-dom
import { expect, test, vi } from 'vitest'
import { ExportPanel } from '../../../components/carry/export-panel.tsx'
import type { Carried } from '../../../utils/messages/page-views.ts'
import { finishedFlag } from '../finished-flag.ts'
import { press, showOnStage } from './stage.tsx'

/** Asks for the file and gives back what it holds and what is said of it. */
async function save(carried: Carried) {
  const seal = vi.fn(async () => new Uint8Array(1))
  vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:file')
  const { page } = await showOnStage(<ExportPanel carryFiles={{ seal, open: vi.fn(), limit: 1 }} />, {
    overview: { waiting: carried.flags.length + carried.unreadable },
    answers: { 'outbox.carried': () => carried },
  })
  await press(page, 'Make one for me')
  await press(page, 'Encrypt and save')
  const status = () => page.querySelector('[role=status]')?.textContent ?? ''
  await vi.waitFor(() => expect(status()).not.toMatch(/^(Encrypting.*)?$/))
  return { seal, said: status(), hasFile: page.querySelector('a[download]') !== null }
}

test('a file tells how many waiting flags it could not hold', async () => {
  const flags = [{ flag: await finishedFlag(), destination: null }]
  const { seal, said, hasFile } = await save({ flags, unreadable: 2 })
  expect(hasFile).toBe(true)
  expect(seal).toHaveBeenCalledWith(flags, expect.any(String))
  expect(said).toContain('2 waiting flags can’t be read')
})

test('there is no file of nothing', async () => {
  const { seal, said, hasFile } = await save({ flags: [], unreadable: 1 })
  expect(seal).not.toHaveBeenCalled()
  expect(hasFile).toBe(false)
  expect(said.trim()).toMatch(/^1 waiting flag can’t be read/)
})

test('a file that holds all says nothing of others', async () => {
  const { said } = await save({ flags: [{ flag: await finishedFlag(), destination: null }], unreadable: 0 })
  expect(said).toMatch(/^Saved\./)
  expect(said).not.toContain('read')
})
