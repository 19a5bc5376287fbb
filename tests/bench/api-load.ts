// Durable accepted flags a second, beside what the database alone does with one insert a transaction.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Client } from 'pg'
import { openUnmigratedStore } from '../../reporting-api/store/open-store.ts'
import type { Flag } from '../../utils/flag/flag.ts'
import { makeFlag } from '../api/make-flag.ts'
import { startPostgres } from '../api/postgres.ts'
import { enrolAt, startProcess } from '../api/server-process.ts'
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
  /** What the database alone inserts a second, one row a transaction, by as many connections. */
  alonePerSecond: number
}

export interface ApiBenchOptions {
  milliseconds: number
  /** How many flags the database holds beforehand. */
  stored: number
}

/** Processes and clients. */
const COMBINATIONS = [
  [1, 1],
  [1, 2],
  [1, 4],
  [2, 4],
  [4, 4],
] as const
const ALONE = [[1, 4]] as const

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
  const token = await enrolAt(origins[0] ?? '', environment)
  try {
    const flags = await Promise.all(Array.from({ length: 4_000 }, () => makeFlag()))
    // Made before the clock starts: the same processor would make them while it measures.
    const batches = await Promise.all(
      Array.from({ length: 100 }, () => Promise.all(Array.from({ length: 50 }, () => makeFlag()))),
    )
    const supply = [...flags]
    const waited: number[] = []
    // The first requests compile the code; they are not counted.
    const first = supply.splice(0, 50)
    await accept(origins[0] ?? '', token, first)
    if (stored > 0) await fill({ databaseUrl: url, dataFolder: folder, template: first[0]?.id ?? '', stored })
    const single = await rate(clients, milliseconds, async (client) => {
      const flag = supply.pop()
      if (!flag) return 0
      const began = performance.now()
      await accept(origins[client % origins.length] ?? '', token, [flag])
      waited.push(performance.now() - began)
      return 1
    })
    const batched = await rate(clients, milliseconds, async (client) => {
      const batch = batches.pop()
      if (!batch) return 0
      await accept(origins[client % origins.length] ?? '', token, batch)
      return batch.length
    })
    const alone = url
      ? await postgresAlone(url, clients, milliseconds, flags)
      : await sqliteAlone(folder, milliseconds, flags)
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

/** How much `clients` at once get done a second; `work` gives back how much it did, 0 to stop early. */
async function rate(clients: number, milliseconds: number, work: (client: number) => Promise<number>): Promise<number> {
  const began = performance.now()
  let done = 0
  const one = async (client: number) => {
    while (performance.now() - began < milliseconds) {
      const did = await work(client)
      if (did === 0) return
      done += did
    }
  }
  await Promise.all(Array.from({ length: clients }, (_, client) => one(client)))
  return done / ((performance.now() - began) / 1_000)
}

async function accept(origin: string, token: string, flags: Flag[]): Promise<void> {
  const answer = await fetch(`${origin}/v1/flags/batch`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
    body: JSON.stringify({ flags }),
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

async function postgresAlone(url: string, clients: number, milliseconds: number, flags: Flag[]): Promise<number> {
  const connections = await Promise.all(
    Array.from({ length: clients }, async () => {
      const client = new Client({ connectionString: url })
      await client.connect()
      return client
    }),
  )
  await connections[0]?.query('create table alone (id bigserial primary key, content text not null)')
  const text = JSON.stringify(flags[0])
  const result = await rate(clients, milliseconds, async (client) => {
    await connections[client]?.query('insert into alone (content) values ($1)', [text])
    return 1
  })
  await Promise.all(connections.map((connection) => connection.end()))
  return result
}

/** SQLite has one writer: more connections do not make it faster. */
async function sqliteAlone(folder: string, milliseconds: number, flags: Flag[]): Promise<number> {
  const database = new DatabaseSync(join(folder, 'alone.sqlite'))
  database.exec(
    'pragma journal_mode=wal; pragma synchronous=full; create table alone (id integer primary key, content text)',
  )
  const insert = database.prepare('insert into alone (content) values (?)')
  const text = JSON.stringify(flags[0])
  const result = await rate(1, milliseconds, async () => {
    insert.run(text)
    return 1
  })
  database.close()
  return result
}
