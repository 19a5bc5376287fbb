// Durable accepted flags a second, beside what the database alone does with one insert a transaction.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { openUnmigratedStore } from '../../reporting-api/store/open-store.ts'
import type { Flag } from '../../utils/flag/flag.ts'
import { makeFlag } from '../api/make-flag.ts'
import { startPostgres } from '../api/postgres.ts'
import { enrolAt, startProcess } from '../api/server-process.ts'
import { postgresAlone, sqliteAlone } from './database-alone.ts'
import { rate } from './rate.ts'
import { storeCopies } from './stored-flags.ts'

export interface LoadResult {
  database: 'sqlite' | 'postgres'
  processes: number
  clients: number
  /** Accepted flags a second, one flag a request. */
  perSecond: number
  /** ms */
  p99: number
  /** The same flags in batches of 50, a second. */
  batchedPerSecond: number
  /** What the database alone inserts a second, one flag's row a transaction, by as many connections. */
  alonePerSecond: number
}

export interface ApiBenchOptions {
  milliseconds: number
  /** How many flags the database holds beforehand. */
  stored: number
}

/** Processes and clients. */
const COMBINATIONS = [1, 2, 4].flatMap((processes) => [1, 2, 4].map((clients) => [processes, clients] as const))
const ALONE = [[1, 4]] as const

/** Of each kind, to each process. */
const WARM_REQUESTS = 60
const FLAGS = 4_000
const BATCHES = 400
/** Flags in a batch: the most that the API takes. */
const BATCH = 50
/** The budget: the API's share of what the database alone does. */
export const LEAST_SHARE = 0.5

/**
 * Measures each combination of clients and processes, `milliseconds` each. Start it on an idle machine. With `stored`
 * flags in the database before, one process alone.
 */
export async function measureApi({ milliseconds, stored }: ApiBenchOptions): Promise<LoadResult[]> {
  const postgres = await startPostgres()
  const results: LoadResult[] = []
  try {
    for (const database of ['sqlite', 'postgres'] as const) {
      for (const [processes, clients] of stored > 0 ? ALONE : COMBINATIONS) {
        const name = `bench_${processes}_${clients}`
        if (database === 'postgres') await createDatabase(postgres.urlOf('postgres'), name)
        const url = database === 'postgres' ? postgres.urlOf(name) : undefined
        results.push({
          database,
          processes,
          clients,
          ...(await measure({ url, processes, clients, milliseconds, stored })),
        })
      }
    }
  } finally {
    await postgres.stop()
  }
  return results
}

async function measure({
  url,
  processes,
  clients,
  milliseconds,
  stored,
}: ApiBenchOptions & { url: string | undefined; processes: number; clients: number }) {
  const folder = mkdtempSync(join(tmpdir(), 'fieldflag-bench-'))
  const environment = { DATA_DIR: folder, RATE_LIMIT_TOKEN: '1000000', ...(url && { DATABASE_URL: url }) }
  const servers = []
  for (let count = 0; count < processes; count += 1) servers.push(await startProcess(environment))
  const origins = servers.map(({ origin }) => origin)
  // Each client is a partner organisation of its own, as those are who send at the same time.
  const tokens: string[] = []
  for (let client = 0; client < clients; client += 1) {
    tokens.push(await enrolAt(origins[0] ?? '', environment, `Partner ${client}`))
  }
  const send = (client: number, origin: number, body: string) =>
    accept(origins[origin % processes] ?? '', tokens[client] ?? '', body)
  try {
    // Made before the clock starts: the same processor would make them while it measures.
    const supply = await makeBodies(FLAGS, 1)
    const batches = await makeBodies(BATCHES, BATCH)
    const waited: number[] = []
    const template = await makeFlag()
    await send(0, 0, bodyOf([template]))
    if (stored > 0) await fill({ databaseUrl: url, dataFolder: folder, template: template.id, stored })
    // The first requests of each kind compile the code; they are not counted.
    for (let origin = 0; origin < processes; origin += 1) {
      const early = [...supply.splice(0, WARM_REQUESTS), ...batches.splice(0, WARM_REQUESTS)]
      for (const body of early) await send(0, origin, body)
    }
    const single = await rate(clients, milliseconds, async (client) => {
      const body = supply.pop()
      if (!body) return 0
      const began = performance.now()
      await send(client, client, body)
      waited.push(performance.now() - began)
      return 1
    })
    const batched = await rate(clients, milliseconds, async (client) => {
      const body = batches.pop()
      if (!body) return 0
      await send(client, client, body)
      return BATCH
    })
    await Promise.all(servers.splice(0).map((server) => server.end('SIGTERM')))
    const options = { clients, milliseconds, flag: template }
    const alone = url ? await postgresAlone(url, options) : await sqliteAlone(folder, options)
    const p99 = waited.toSorted((a, b) => a - b)[Math.floor(waited.length * 0.99)] ?? Number.NaN
    return { perSecond: single, p99, batchedPerSecond: batched, alonePerSecond: alone }
  } finally {
    await Promise.all(servers.map((server) => server.end('SIGTERM')))
    rmSync(folder, { recursive: true })
  }
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

async function createDatabase(url: string, name: string): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  await client.query(`create database ${name}`)
  await client.end()
}
