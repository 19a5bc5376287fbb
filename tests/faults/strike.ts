// How each fault is done, what of it the partner must see, and how it ends.
import { setTimeout } from 'node:timers/promises'
import { expect } from '@playwright/test'
import type { FlagStub, Overview } from '../../utils/messages/page-views.ts'
import { allFlags } from './all-flags.ts'
import { type Device, PATIENCE_MS } from './laboratory.ts'
import { MADE_ANSWERS } from './made-answers.ts'
import type { Play } from './play-schedule.ts'
import type { Fault, Step } from './schedule.ts'

/** How long a database stays locked, in ms. */
const LOCKED_MS = 1_500
/** How long a slow answer dribbles, in ms. */
const SLOW_MS = 1_500

/** Submits the step's flags into its fault, checks what is shown meanwhile, and ends the fault. */
export async function strike(play: Play, { fault, submit }: Step): Promise<void> {
  if ('line' in fault) return breakLine(play, fault.line, submit)
  if ('answer' in fault) return answerWith(play, fault.answer, submit)
  if ('restart' in fault) return restart(play, fault.restart, submit)
  if ('storage' in fault) return hinderStorage(play, fault.storage, submit)
  if ('kill' in fault) return killAt(play, fault, submit)
  if ('profile' in fault) return sendFromCopy(play, submit)
  if ('silence' in fault) return saySilence(play, fault.silence, submit)
  play.laboratory.proxy.breakWith({ at: fault.cut, by: 'cut' })
  await play.submit(submit)
  await play.expectWaiting(['no_line'])
  play.laboratory.proxy.heal()
}

async function breakLine(
  play: Play,
  line: 'offline' | 'refused' | 'server killed' | 'slow answer',
  submit: Step['submit'],
) {
  const { proxy, api, device } = play.laboratory
  if (line === 'slow answer') {
    proxy.breakWith({ dribbleMs: SLOW_MS })
    await play.submit(submit)
    await play.deliverAll()
    proxy.heal()
    return
  }
  const { context } = device.extension
  if (line === 'offline') await context.setOffline(true)
  else if (line === 'refused') await proxy.refuse()
  else await api.kill()
  await play.submit(submit)
  await device.ask('outbox.sendNow')
  await play.expectWaiting(['no_line'])
  if (line === 'server killed') return api.start()
  if (line === 'offline') await context.setOffline(false)
  else await proxy.accept()
  play.lineIsBack()
}

async function answerWith(play: Play, answer: keyof typeof MADE_ANSWERS, submit: Step['submit']) {
  const { proxy, device } = play.laboratory
  const { told, make } = MADE_ANSWERS[answer]()
  proxy.breakWith({ instead: make })
  await play.submit(submit)
  if (told === 'all received') await play.deliverAll()
  else if (told === 'one refused') {
    await device.ask('outbox.sendNow')
    await expect.poll(async () => (await play.history()).filter(isRefused).length).toBeGreaterThan(0)
    await play.deliverAll()
  } else if (told === 'reconnect') {
    // First: until the step's flags are tried, what was true of the others before stays true.
    const needsReconnect = async () => (await device.ask<Overview>('overview.read')).connection?.needsReconnect
    await expect.poll(needsReconnect, { timeout: PATIENCE_MS }).toBe(true)
    await play.expectWaiting(['reconnect'])
    proxy.heal()
    await play.laboratory.connect()
  } else await play.expectWaiting([told])
  proxy.heal()
}

/** Nothing is said any more: the flag is shown as on its way, and an alarm watches over it. */
async function saySilence(play: Play, at: 'heard' | 'uploaded' | 'committed' | 'answering', submit: Step['submit']) {
  const { proxy, device } = play.laboratory
  const before = proxy.exchanges.length
  proxy.breakWith({ at, by: 'silence' })
  await play.submit(submit)
  await expect.poll(() => proxy.exchanges.length).toBeGreaterThan(before)
  await play.expectWaiting(['sending', 'no_line', 'server_busy'])
  // The browser ends a background whose request lasts too long.
  await device.killWorker()
  proxy.heal()
}

async function killAt(play: Play, fault: Extract<Fault, { kill: string }>, submit: Step['submit']) {
  const { proxy, device, api } = play.laboratory
  if (fault.at === 'submitting') {
    const submitting = play.submit(submit)
    for (const ms of [40, 130, 260]) {
      await setTimeout(ms)
      await device.killWorker()
    }
    await submitting
    return
  }
  const { promise: struck, resolve } = Promise.withResolvers<void>()
  proxy.breakWith({
    at: fault.at,
    by: 'strike',
    async meanwhile() {
      if (fault.kill === 'worker') await device.killWorker()
      else if (fault.kill === 'browser') await device.restart('kill')
      else await api.kill()
      resolve()
    },
  })
  await play.submit(submit)
  await struck
  proxy.heal()
  if (fault.kill !== 'server') return
  await play.expectWaiting(['no_line'])
  await api.start()
}

/** With a full outbox. */
async function restart(play: Play, how: 'close' | 'kill' | 'update', submit: Step['submit']) {
  const { proxy, device } = play.laboratory
  await proxy.refuse()
  await play.submit(submit)
  await play.expectWaiting(['no_line'])
  if (how === 'update') await play.laboratory.update()
  else await device.restart(how)
  await play.expectWaiting(['no_line', 'first_try', 'sending'])
  await proxy.accept()
  play.lineIsBack()
}

async function hinderStorage(
  play: Play,
  how: 'server locked' | 'browser locked' | 'told full',
  submit: Step['submit'],
) {
  const { device } = play.laboratory
  if (how === 'server locked') {
    const unlock = play.laboratory.lockServerDatabase()
    await play.submit(submit)
    await setTimeout(LOCKED_MS)
    await play.expectWaiting(['sending', 'no_line', 'server_busy'])
    unlock()
    return
  }
  const page = await device.page()
  if (how === 'browser locked') {
    const locked = page.evaluate(lockOutbox, LOCKED_MS)
    await play.submit(submit)
    await locked
    return
  }
  const session = await page.context().newCDPSession(page)
  const origin = new URL('/', page.url()).href.slice(0, -1)
  await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1_000 })
  expect((await device.ask<Overview>('overview.read')).storage).toBe('full')
  await play.submit(submit)
  await session.send('Storage.overrideQuotaForOrigin', { origin })
  expect((await device.ask<Overview>('overview.read')).storage).toBe('ok')
  await session.detach()
}

/** Holds a writing transaction on the outbox open for so long. Runs in one of the extension's own pages. */
function lockOutbox(ms: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('fieldflag')
    opening.onerror = () => reject(opening.error)
    opening.onsuccess = () => {
      const database = opening.result
      const transaction = database.transaction(['outbox', 'stubs', 'drafts'], 'readwrite')
      const end = performance.now() + ms
      // A transaction with nothing to do ends by itself.
      const again = () => {
        if (performance.now() < end) transaction.objectStore('outbox').count().onsuccess = again
      }
      again()
      transaction.oncomplete = () => {
        database.close()
        resolve()
      }
    }
  })
}

/** Two browsers on one account, with the same flags waiting in both: they arrive once. */
async function sendFromCopy(play: Play, submit: Step['submit']) {
  const { laboratory } = play
  const { proxy, device } = laboratory
  await proxy.refuse()
  await play.submit(submit)
  await play.expectWaiting(['no_line'])
  const copy = await laboratory.copyDevice()
  try {
    await proxy.accept()
    play.lineIsBack()
    await Promise.all([sendAll(copy), sendAll(device)])
  } finally {
    await copy.close()
  }
}

async function sendAll(device: Device): Promise<void> {
  await device.ask('outbox.sendNow')
  await expect.poll(async () => (await allFlags(device.ask)).filter(({ reference }) => !reference)).toEqual([])
}

function isRefused({ state, mended }: FlagStub): boolean {
  return state === 'needs_fix' && !mended
}
