import { readFileSync } from 'node:fs'
import { request } from 'node:http'
import { text } from 'node:stream/consumers'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openStore } from '../../reporting-api/store/open-store.ts'
import type { BatchResult } from '../../utils/api/flag-contract.ts'
import type { Flag } from '../../utils/flag/flag.ts'
import { DATABASE_KINDS, type FreshDatabase, freshDatabase } from './databases.ts'
import { makeFlag } from './make-flag.ts'
import { enrolAt, runCommand, type ServerProcess, sendBatchTo, startProcess } from './server-process.ts'

const makeBatches = (batches: number, size: number) =>
  Promise.all(Array.from({ length: batches }, () => Promise.all(Array.from({ length: size }, () => makeFlag()))))

describe.each(DATABASE_KINDS)('server processes on %s', (kind) => {
  let database: FreshDatabase
  let servers: ServerProcess[]

  beforeEach(async () => {
    database = await freshDatabase(kind)
    servers = []
  })
  afterEach(async () => {
    await Promise.all(servers.map((server) => server.end('SIGKILL')))
    await database.remove()
  })

  async function start(): Promise<ServerProcess> {
    const server = await startProcess(database.environment)
    servers.push(server)
    return server
  }

  it('keep a connection for longer than the proxy before them does, 2 min', async () => {
    const { origin } = await start()
    expect((await fetch(`${origin}/healthz`)).headers.get('keep-alive')).toBe('timeout=130')
  })

  it('lose nothing and double nothing when killed under load', async () => {
    const first = await start()
    const token = await enrolAt(first.origin, database.environment)
    const batches = await makeBatches(12, 10)
    const acknowledged = new Set<string>()
    const sending = batches.map(async (batch) => {
      for (const result of await sendBatchTo(first.origin, token, batch)) {
        if (result.status === 201 && result.id) acknowledged.add(result.id)
      }
    })
    await Promise.any(sending)
    await first.end('SIGKILL')
    await Promise.allSettled(sending)
    expect(acknowledged.size).toBeGreaterThan(0)

    const second = await start()
    const results: BatchResult[] = []
    for (const batch of batches) results.push(...(await sendBatchTo(second.origin, token, batch)))
    const statuses = new Map(results.map(({ id, status }) => [id, status]))
    for (const id of acknowledged) expect(statuses.get(id)).toBe(200)
    for (const status of statuses.values()) expect([200, 201]).toContain(status)
    await second.end('SIGTERM')
    expect(await eventsPerFlag(database)).toEqual(new Map(batches.flat().map((flag) => [flag.id, 1])))
  })

  it('may start several at once on an empty database', async () => {
    const started = await Promise.all([start(), start(), start()])
    const answers = await Promise.all(started.map(({ origin }) => fetch(`${origin}/healthz`)))
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
  })

  it('take 1,000 flags while invites are made beside them', async () => {
    const { origin } = await start()
    const token = await enrolAt(origin, database.environment)
    const batches = await makeBatches(20, 50)
    const invite = () =>
      runCommand(['invite', '--organisation', 'Newcomer', '--role', 'reviewer', '--hours', '2'], database.environment)

    const [results, invites] = await Promise.all([
      Promise.all(batches.map((batch: Flag[]) => sendBatchTo(origin, token, batch))),
      Promise.all([invite(), invite(), invite()]),
    ])
    expect(results.flat().filter(({ status }) => status === 201)).toHaveLength(1_000)
    for (const { code, stdout } of invites) {
      expect(code).toBe(0)
      expect(stdout).toMatch(/^https:\/\/flags\.example\/#i=ffi_[\w-]{43}\n$/)
    }
  })

  it('answer what is under way before they end', async () => {
    const server = await start()
    const token = await enrolAt(server.origin, database.environment)
    const body = JSON.stringify({ flags: [await makeFlag()] })
    const sending = request(`${server.origin}/v1/flags/batch`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'Content-Length': Buffer.byteLength(body),
        Authorization: `Bearer ${token}`,
        // The server says when it has the head of the request and waits for its body.
        Expect: '100-continue',
      },
    })
    const answered = new Promise<string>((resolve, reject) => {
      sending.on('response', (answer) => resolve(text(answer)))
      sending.on('error', reject)
    })
    sending.flushHeaders()
    await new Promise((resolve) => sending.once('continue', resolve))
    const ended = server.end('SIGTERM')
    await untilRefused(server.origin)
    sending.end(body)
    expect(JSON.parse(await answered)).toMatchObject({ results: [{ status: 201 }] })
    expect(await ended).toBe(0)
  })
})

describe('a server process', () => {
  let database: FreshDatabase
  let server: ServerProcess

  beforeEach(async () => {
    database = await freshDatabase('sqlite')
    server = await startProcess(database.environment)
  })
  afterEach(async () => {
    await server.end('SIGKILL')
    await database.remove()
  })

  it('stops reading a body that unpacks to gigabytes', async () => {
    const token = await enrolAt(server.origin, database.environment)
    // 100 kB that unpack to 100 MB, small enough to pass the limit on what is sent.
    const bomb = gzipSync(Buffer.alloc(100 * 1024 * 1024))
    const before = peakMemory(server)
    for (let count = 0; count < 5; count += 1) {
      const answer = await fetch(`${server.origin}/v1/flags/batch`, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          'Content-Encoding': 'gzip',
          Authorization: `Bearer ${token}`,
        },
        body: bomb,
      })
      expect(answer.status).toBe(413)
      expect(answer.headers.get('access-control-allow-origin')).toBe('*')
    }
    expect(peakMemory(server) - before).toBeLessThan(64 * 1024)
  })

  it('keeps answering after an endless body', async () => {
    const token = await enrolAt(server.origin, database.environment)
    let sent = 0
    const endless = new ReadableStream({
      pull(controller) {
        sent += 65_536
        controller.enqueue(new Uint8Array(65_536).fill(32))
      },
    })
    const refused = fetch(`${server.origin}/v1/flags/batch`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
      body: endless,
      duplex: 'half',
    } as RequestInit)
    const outcome = await refused.then(
      (answer) => answer.status,
      () => 'closed',
    )
    // Whether the client still reads the answer or only sees the connection close is a race that HTTP/1.1 leaves open.
    expect([413, 'closed']).toContain(outcome)
    expect(sent).toBeLessThan(64 * 1024 * 1024)
    expect((await fetch(`${server.origin}/healthz`)).status).toBe(200)
  })
})

describe('the command line', () => {
  it('names a bad variable and ends', async () => {
    const { code, stderr } = await runCommand([], { PORT: 'many' })
    expect(code).toBe(1)
    expect(stderr).toContain('PORT must be a whole number')
    expect(stderr).not.toContain('    at ')
  })

  it.each([
    [['invite', '--organisation', 'A', '--role', 'king', '--hours', 'soon'], '--role, --hours'],
    [['invite', '--organization', 'A'], '--organization'],
    [['dance'], 'dance'],
  ])('explains itself after %j', async (words, name) => {
    const { code, stdout, stderr } = await runCommand(words, {})
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toContain(name)
    expect(stderr).toContain('usage:')
  })
})

/** Waits until nobody listens any more: the server has heard the signal. */
async function untilRefused(origin: string): Promise<void> {
  for (;;) {
    try {
      await fetch(`${origin}/healthz`, { headers: { Connection: 'close' } })
    } catch {
      return
    }
  }
}

async function eventsPerFlag(database: FreshDatabase): Promise<Map<string, number>> {
  const store = await openStore(database)
  const rows = await store.database
    .selectFrom('flags')
    .leftJoin('events', 'events.flag_id', 'flags.id')
    .select(['flags.id', (build) => build.fn.count<number>('events.position').as('events')])
    .groupBy('flags.id')
    .execute()
  await store.close()
  return new Map(rows.map(({ id, events }) => [id, events]))
}

/** The most memory that the process ever held, in kB, as Linux counts it. */
function peakMemory({ process }: ServerProcess): number {
  const status = readFileSync(`/proc/${process.pid}/status`, 'utf8')
  return Number(status.match(/^VmHWM:\s+(\d+) kB$/m)?.[1])
}
