import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type Core, openCore } from '../../../entrypoints/background/core.ts'
import { firstScreenOf } from '../../../entrypoints/background/first-screen-of.ts'
import { createRemovedMemory } from '../../../utils/drafts/removed-memory.ts'
import { readFirstScreen } from '../../../utils/history/read-first-screen.ts'
import { SERVICE } from '../background-rig.ts'
import { exampleCapture, sure } from '../example-capture.ts'
import { finishedFlag } from '../finished-flag.ts'

const DRAFTED = 'Somebody of a draft'
/** More than the rest that is waited for before the record is written. */
const PATIENCE = { timeout: 5_000, interval: 50 }

let core: Core

beforeAll(async () => {
  vi.stubGlobal('navigator', { locks: navigator.locks, storage: { estimate: async () => ({ quota: 9e9, usage: 0 }) } })
  const memory = createRemovedMemory({ get: async () => ({}), set: async () => {}, remove: async () => {} })
  core = await openCore({
    memory,
    locks: navigator.locks,
    fetch: () => Promise.reject(new Error('no line')),
    arm: async () => {},
    onChange: async () => {},
    onNews: () => {},
    onWritten: () => {},
    onClosed: () => {},
  })
  core.firstScreen.start(() => firstScreenOf(core))
})
afterAll(() => vi.unstubAllGlobals())

const kept = () => readFirstScreen(import.meta.env.FIELDFLAG_VERSION)

async function keepFlag(): Promise<string> {
  const flag = await finishedFlag()
  await core.outbox.enqueue(flag, SERVICE, [])
  expect(await kept()).toBeNull()
  await vi.waitFor(async () => expect(JSON.stringify(await kept())).toContain(flag.id), PATIENCE)
  return flag.id
}

test('the first screen shows flags, and nothing of any draft', async () => {
  await core.drafts.startFromPost(uuidv7(), exampleCapture({ author: sure(DRAFTED) }), true)
  const id = await keepFlag()
  expect((await core.drafts.list()).map(({ capture }) => capture?.author?.value)).toContain(DRAFTED)
  const screen = JSON.stringify(await kept())
  expect(screen).toContain(id)
  expect(screen).toContain('Sauti ya Bonde')
  expect(screen).not.toContain(DRAFTED)
}, 20_000)

test('where one flag is deleted, or all are, it is gone when that is done', async () => {
  const id = await keepFlag()
  expect(await core.erase(id)).toBe(true)
  expect(await kept()).toBeNull()
  await keepFlag()
  await core.eraseAll()
  expect(await kept()).toBeNull()
}, 20_000)
