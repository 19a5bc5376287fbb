import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { json } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { deliverAlerts } from '../../reporting-api/alerts/deliver-alerts.ts'
import { raiseOverdue } from '../../reporting-api/alerts/raise-overdue.ts'
import { type Alert, alertSender } from '../../reporting-api/alerts/send-alert.ts'
import { watchAlerts } from '../../reporting-api/alerts/watch.ts'
import { readConfiguration } from '../../reporting-api/configuration.ts'
import { startServer } from '../../reporting-api/start-server.ts'
import { DATABASE_KINDS, freshDatabase } from './databases.ts'
import { makeFlag } from './make-flag.ts'
import { enrolAt, sendBatchTo } from './server-process.ts'
import { openTestService, type TestService } from './test-service.ts'

const HOUR = 3_600_000

describe.each(DATABASE_KINDS)('alerts on %s', (kind) => {
  let service: TestService
  let partner: string
  let reviewer: string
  let told: Alert[]

  beforeEach(async () => {
    service = await openTestService(kind)
    partner = await service.enrol('Partner')
    reviewer = await service.enrol('Desk', 'reviewer')
    told = []
  })
  afterEach(() => service.close())

  const logged: Record<string, string | number>[] = []
  const deliver = (send = async (alert: Alert) => void told.push(alert)) =>
    deliverAlerts(
      { store: service.store, send, now: service.now, log: (entry) => logged.push(entry) },
      new AbortController().signal,
    )
  const look = async () => {
    await raiseOverdue(service.store, service.now())
    await deliver()
    return told.splice(0).map((alert) => alert.kind)
  }
  async function send(urgency: string): Promise<string> {
    const flag = await makeFlag({ urgency })
    await service.sendBatch(partner, [flag, flag])
    return flag.id
  }
  const review = (id: string, state: string, more = {}) =>
    service.request('POST', `/v1/review/flags/${id}/events`, { token: reviewer, body: { state, ...more } })

  it('tell of an imminent flag at once, by reference and urgency only', async () => {
    await send('urgent')
    await send('imminent')
    await deliver()
    expect(told).toEqual([
      {
        id: expect.stringMatching(/^imminent:FF-/),
        kind: 'imminent',
        reference: expect.stringMatching(/^FF-/),
        urgency: 'imminent',
      },
    ])
  })

  it('tell of each clock that runs out, once', async () => {
    const id = await send('high')
    expect(await look()).toEqual([])
    service.passTime(24 * HOUR)
    expect(await look()).toEqual(['triage_overdue'])
    expect(await look()).toEqual([])
    service.passTime(48 * HOUR)
    expect(await look()).toEqual(['decision_overdue'])
    await review(id, 'triaged')
    expect(await look()).toEqual([])
  })

  it('tell of no clock while the partner is asked, which the answer does not start again, and end it with the decision', async () => {
    const [asked, decided] = [await send('high'), await send('high')]
    for (const id of [asked, decided]) await review(id, 'triaged')
    await review(asked, 'info_requested')
    await review(decided, 'under_review')
    await review(decided, 'no_violation', { reason: 'policy_allows' })
    service.passTime(100 * HOUR)
    expect(await look()).toEqual([])
    const body = { id: crypto.randomUUID(), kind: 'answer', words: 'There.' }
    await service.request('POST', `/v1/flags/${asked}/events`, { token: partner, body })
    expect(await look()).toEqual(['decision_overdue'])
    const second = { id: crypto.randomUUID(), kind: 'second_review' }
    await service.request('POST', `/v1/flags/${decided}/events`, { token: partner, body: second })
    service.passTime(71 * HOUR)
    expect(await look()).toEqual([])
    service.passTime(2 * HOUR)
    expect(await look()).toEqual(['second_review_overdue'])
  })

  const tell = (id: string, kind: string, more = {}) =>
    service.request('POST', `/v1/flags/${id}/events`, {
      token: partner,
      body: { id: crypto.randomUUID(), kind, ...more },
    })
  async function decided(): Promise<string> {
    const id = await send('high')
    for (const state of ['triaged', 'under_review']) await review(id, state)
    await review(id, 'no_violation', { reason: 'policy_allows' })
    return id
  }

  it('start the clock anew with a reopening', async () => {
    const id = await decided()
    await tell(id, 'close')
    service.passTime(500 * HOUR)
    await tell(id, 'reopen')
    await review(id, 'escalated')
    service.passTime(71 * HOUR)
    expect(await look()).toEqual([])
    service.passTime(2 * HOUR)
    expect(await look()).toEqual(['decision_overdue'])
  })

  it('count a second review from its request, whatever is asked or added on the way', async () => {
    const id = await decided()
    service.passTime(500 * HOUR)
    await tell(id, 'second_review')
    service.passTime(10 * HOUR)
    await tell(id, 'information', { words: 'By the river.' })
    const other = await service.enrol('Other desk', 'reviewer')
    const body = { state: 'info_requested', words: 'Where?' }
    await service.request('POST', `/v1/review/flags/${id}/events`, { token: other, body })
    await tell(id, 'answer', { words: 'There.' })
    service.passTime(61 * HOUR)
    expect(await look()).toEqual([])
    service.passTime(2 * HOUR)
    expect(await look()).toEqual(['decision_overdue'])
  })

  it('tell of the same clock again where it started anew and ran out again, under another id', async () => {
    const id = await send('high')
    await review(id, 'triaged')
    service.passTime(73 * HOUR)
    await raiseOverdue(service.store, service.now())
    await deliver()
    const [first] = told.splice(0)
    expect(first?.kind).toBe('decision_overdue')
    await review(id, 'under_review')
    await review(id, 'no_violation', { reason: 'policy_allows' })
    await tell(id, 'close')
    await tell(id, 'reopen')
    expect(await look()).toEqual([])
    service.passTime(73 * HOUR)
    await raiseOverdue(service.store, service.now())
    await deliver()
    expect(told.map(({ kind }) => kind)).toEqual(['decision_overdue'])
    expect(told[0]?.id).not.toBe(first?.id)
    told = []
    // What is added starts no clock.
    await tell(id, 'information', { words: 'By the river.' })
    service.passTime(500 * HOUR)
    expect(await look()).toEqual([])
  })

  it('are tried again, later and later, without what failed in the log', async () => {
    await send('imminent')
    let attempts = 0
    const fail = async () => {
      attempts += 1
      throw new Error('SECRET')
    }
    const waits = [5, 10, 20, 40, 80]
    for (const wait of waits) {
      await deliver(fail)
      service.passTime(wait * 1_000 - 500)
      await deliver(fail)
      service.passTime(501)
    }
    expect(attempts).toBe(waits.length)
    await deliver()
    expect(told).toHaveLength(1)
    expect(JSON.stringify(logged)).not.toMatch(/SECRET|FF-/)
  })

  it('are told once by many who look at the same moment', async () => {
    for (let count = 0; count < 6; count += 1) await send('imminent')
    service.passTime(5 * HOUR)
    await Promise.all([1, 2, 3, 4].map(() => raiseOverdue(service.store, service.now())))
    // Whoever was last may have left the second clocks, which have run out as well.
    await raiseOverdue(service.store, service.now())
    await Promise.all([1, 2, 3, 4].map(() => deliver()))
    expect(told).toHaveLength(18)
    expect(new Set(told.map(({ id }) => id)).size).toBe(18)
  })

  it('end with the server: what was not told is left for later, and told once', async () => {
    for (let count = 0; count < 3; count += 1) await send('imminent')
    const ending = new AbortController()
    const attempts: Alert[] = []
    const hang = (alert: Alert, signal: AbortSignal) => {
      attempts.push(alert)
      return new Promise<void>((_, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason))
        ending.abort()
      })
    }
    await watchAlerts({ store: service.store, send: hang, now: service.now, log() {} }, ending.signal).ended
    expect(attempts).toHaveLength(1)
    service.passTime(5_001)
    await deliver()
    expect(new Set(told.map(({ id }) => id)).size).toBe(3)
    expect(told).toHaveLength(3)
  })

  it('never hold up a flag', async () => {
    const ending = new AbortController()
    const { promise: stuck, resolve: release } = Promise.withResolvers<void>()
    const { promise: called, resolve: call } = Promise.withResolvers<void>()
    const hang = () => {
      call()
      return stuck
    }
    await send('imminent')
    const watch = watchAlerts({ store: service.store, send: hang, now: service.now, log() {} }, ending.signal)
    await called
    const id = await send('imminent')
    expect((await service.request('GET', `/v1/flags/${id}`, { token: partner })).status).toBe(200)
    ending.abort()
    release()
    await watch.ended
  })
})

describe('whom alerts reach', () => {
  const alert: Alert = { id: 'imminent:FF-1', kind: 'imminent', reference: 'FF-1', urgency: 'imminent' }
  const { signal } = new AbortController()

  it('is nobody where nothing is set', () => {
    expect(alertSender({ webhook: undefined, command: undefined })).toBeUndefined()
  })

  it('is a program, which gets words and none of our variables', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'fieldflag-alert-'))
    const program = join(folder, 'tell')
    writeFileSync(program, `#!/bin/sh\nenv | grep -c DATABASE > ${folder}/told\necho "$@" >> ${folder}/told\n`)
    chmodSync(program, 0o755)
    process.env.DATABASE_URL = 'postgres://secret'
    await alertSender({ webhook: undefined, command: program })?.(alert, signal)
    Reflect.deleteProperty(process.env, 'DATABASE_URL')
    expect(readFileSync(join(folder, 'told'), 'utf8')).toBe('0\nimminent FF-1 imminent\n')
    const missing = alertSender({ webhook: undefined, command: join(folder, 'missing') })
    await expect(missing?.(alert, signal)).rejects.toThrow()
    rmSync(folder, { recursive: true })
  })

  it('is nobody who hangs while the server ends: neither webhook nor program holds it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'fieldflag-alert-'))
    const program = join(folder, 'hang')
    const pipe = join(folder, 'pipe')
    // Opened for both, a pipe into which nobody writes is read for ever.
    // And it does not end because it is asked to.
    writeFileSync(
      program,
      `#!/bin/sh\ntrap '' TERM\nmkfifo ${pipe}\necho $$ > ${folder}/process\ntouch ${folder}/called\nexec cat <> ${pipe}\n`,
    )
    chmodSync(program, 0o755)
    const isCalled = () => existsSync(join(folder, 'called'))
    const byProgram = new AbortController()
    const running = alertSender({ webhook: undefined, command: program })?.(alert, byProgram.signal)
    await vi.waitUntil(isCalled, { timeout: 15_000 })
    byProgram.abort()
    await expect(running).rejects.toThrow('aborted')
    const hanging = Number(readFileSync(join(folder, 'process'), 'utf8'))
    await vi.waitUntil(() => !isRunning(hanging), { timeout: 15_000 })

    const byWebhook = new AbortController()
    // Not the limit of 20 s, whose error says "aborted" too.
    const hook = createServer(() => byWebhook.abort(new Error('the server ends')))
    await new Promise<void>((listening) => hook.listen(0, '127.0.0.1', listening))
    const { port } = hook.address() as AddressInfo
    const send = alertSender({ webhook: `http://127.0.0.1:${port}`, command: undefined })
    await expect(send?.(alert, byWebhook.signal)).rejects.toThrow('the server ends')
    hook.closeAllConnections()
    await new Promise((closed) => hook.close(closed))
    rmSync(folder, { recursive: true })
  })

  it('is a webhook, called by a server at once when an imminent flag comes, and again where it failed', async () => {
    const bodies: unknown[] = []
    const { promise: twice, resolve } = Promise.withResolvers<void>()
    const hook = createServer(async (request, response) => {
      bodies.push(await json(request))
      response.writeHead(204).end()
      if (bodies.length === 2) resolve()
    })
    await new Promise<void>((listening) => hook.listen(0, '127.0.0.1', listening))
    const { port } = hook.address() as AddressInfo
    const database = await freshDatabase('sqlite')
    const environment = { ...database.environment, PORT: '0', ALERT_WEBHOOK: `http://127.0.0.1:${port}/told` }
    const read = readConfiguration(environment)
    if (!read.ok) throw new Error(read.faults.join('\n'))
    const server = await startServer(read.configuration, () => undefined)
    const token = await enrolAt(server.origin, environment)
    for (const urgency of ['imminent', 'urgent', 'imminent']) {
      await sendBatchTo(server.origin, token, [await makeFlag({ urgency })])
    }
    await twice
    await server.close()
    expect(bodies).toEqual(
      [1, 2].map(() => ({
        kind: 'imminent',
        reference: expect.stringMatching(/^FF-/),
        urgency: 'imminent',
      })),
    )
    await new Promise((closed) => hook.close(closed))
    await database.remove()
  })
})

function isRunning(processId: number): boolean {
  try {
    return process.kill(processId, 0)
  } catch {
    return false
  }
}
