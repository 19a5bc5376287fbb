// One cell of the API's table: servers, clients, and the database alone.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openUnmigratedStore } from '../../reporting-api/store/open-store.ts'
import type { Flag } from '../../utils/flag/flag.ts'
import { makeFlag } from '../api/make-flag.ts'
import { enrolAt, startProcess } from '../api/server-process.ts'
import { postgresAlone, sqliteAlone } from './database-alone.ts'
import { rate } from './rate.ts'
import { storeCopies } from './stored-flags.ts'

export interface CellResult {
  /** Accepted flags a second, one flag a request. */
  perSecond: number
  /** ms */
  p99: number
  /** Flags in batches of 50, a second. */
  batchedPerSecond: number
  /** What the database alone inserts a second, one flag's row a transaction; by as many connections on PostgreSQL. */
  alonePerSecond: number
}

/** Bodies of requests, made before the clock starts: the same processor would make them while it measures. */
export interface Load {
  template: Flag
  singles: string[]
  batches: string[]
}

export interface CellOptions {
  /** Of PostgreSQL; absent: SQLite. */
  url: string | undefined
  processes: number
  clients: number
  organisations: number
  milliseconds: number
  stored: number
}

/** Of each kind, to each process. */
const WARM_REQUESTS = 60
const SINGLES = 4_000
const BATCHES = 400
/** Flags in a batch: the most that the API takes. */
const BATCH = 50

export async function makeLoad(): Promise<Load> {
  return {
    template: await makeFlag(),
    singles: await makeBodies(SINGLES, 1),
    batches: await makeBodies(BATCHES, BATCH),
  }
}

/** Starts the servers on an empty database, or one with `stored` flags, and measures each of the three for `milliseconds`. */
export async function measureCell(load: Load, options: CellOptions): Promise<CellResult> {
  const { url, processes, clients, organisations, milliseconds, stored } = options
  const folder = mkdtempSync(join(tmpdir(), 'fieldflag-bench-'))
  const environment = { DATA_DIR: folder, RATE_LIMIT_TOKEN: '1000000', ...(url && { DATABASE_URL: url }) }
  const servers = []
  for (let count = 0; count < processes; count += 1) servers.push(await startProcess(environment))
  const origins = servers.map(({ origin }) => origin)
  try {
    const tokens: string[] = []
    for (let count = 0; count < organisations; count += 1) {
      tokens.push(await enrolAt(origins[0] ?? '', environment, `Partner ${count}`))
    }
    let sent = 0
    /** To each process in turn, as a proxy would. */
    const send = (client: number, body: string) => {
      sent += 1
      return accept(origins[sent % processes] ?? '', tokens[client % organisations] ?? '', body)
    }
    const { template } = load
    await send(0, bodyOf([template]))
    if (stored > 0) await fill({ databaseUrl: url, dataFolder: folder, template: template.id, stored })
    const singles = [...load.singles]
    const batches = [...load.batches]
    // The first requests of each kind compile the code and open connections; they are not counted.
    for (const kind of [singles, batches]) {
      const early = kind.splice(0, WARM_REQUESTS * processes)
      await rate(clients, Number.POSITIVE_INFINITY, (client) => sendNext(early, (body) => send(client, body)))
    }
    const waited: number[] = []
    const perSecond = await rate(clients, milliseconds, async (client) => {
      const began = performance.now()
      const did = await sendNext(singles, (body) => send(client, body))
      if (did > 0) waited.push(performance.now() - began)
      return did
    })
    const inBatches = await rate(clients, milliseconds, (client) => sendNext(batches, (body) => send(client, body)))
    await Promise.all(servers.splice(0).map((server) => server.end('SIGTERM')))
    const alone = { clients, milliseconds, flag: template }
    return {
      perSecond,
      p99: waited.toSorted((a, b) => a - b)[Math.floor(waited.length * 0.99)] ?? Number.NaN,
      batchedPerSecond: inBatches * BATCH,
      alonePerSecond: await (url ? postgresAlone(url, alone) : sqliteAlone(folder, alone)),
    }
  } finally {
    await Promise.all(servers.map((server) => server.end('SIGTERM')))
    rmSync(folder, { recursive: true })
  }
}

/** 1 where there was one more to send, else 0. */
async function sendNext(bodies: string[], send: (body: string) => Promise<void>): Promise<number> {
  const body = bodies.pop()
  if (body === undefined) return 0
  await send(body)
  return 1
}

async function fill(options: {
  databaseUrl: string | undefined
  dataFolder: string
  template: string
  stored: number
}): Promise<void> {
  const store = openUnmigratedStore({ ...options, reportError: (error) => console.error(error) })
  try {
    await storeCopies(store.database, store.kind, options.template, options.stored)
  } finally {
    await store.close()
  }
}

function makeBodies(count: number, flags: number): Promise<string[]> {
  const make = async () => bodyOf(await Promise.all(Array.from({ length: flags }, () => makeFlag())))
  return Promise.all(Array.from({ length: count }, make))
}

function bodyOf(flags: Flag[]): string {
  return JSON.stringify({ flags })
}

async function accept(origin: string, token: string, body: string): Promise<void> {
  const answer = await fetch(`${origin}/v1/flags/batch`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
    body,
  })
  const { results } = (await answer.json()) as { results?: { status: number }[] }
  if (results?.some(({ status }) => status !== 201) !== false)
    throw new Error(`a flag was not accepted: ${answer.status}`)
}
