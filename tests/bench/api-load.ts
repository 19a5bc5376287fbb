// Durable accepted flags a second, beside what the database alone does with one insert a transaction.
import { Client } from 'pg'
import { startPostgres } from '../api/postgres.ts'
import { type CellResult, type Load, makeLoad, measureCell } from './api-cell.ts'

export interface LoadResult extends CellResult {
  database: 'sqlite' | 'postgres'
  processes: number
  clients: number
  organisations: number
}

export interface ApiBenchOptions {
  milliseconds: number
  /** How many flags the database holds beforehand. */
  stored: number
}

const ONE_TO_FOUR = [1, 2, 4]
/**
 * Processes, clients and organisations. Each client is an organisation of its own, save in the last: an organisation's
 * stream lets in one transaction at a time.
 */
const COMBINATIONS = [
  ...ONE_TO_FOUR.flatMap((processes) => ONE_TO_FOUR.map((clients) => [processes, clients, clients] as const)),
  [1, 4, 1] as const,
]
const ALONE = [[1, 4, 4]] as const

/** The budget: the API's share of what the database alone does. */
export const LEAST_SHARE = 0.5

/**
 * Measures each combination of clients and processes, `milliseconds` each. Start it on an idle machine. With `stored`
 * flags in the database before, one process alone.
 */
export async function measureApi({ milliseconds, stored }: ApiBenchOptions): Promise<LoadResult[]> {
  const load: Load = await makeLoad()
  const postgres = await startPostgres()
  const results: LoadResult[] = []
  try {
    for (const database of ['sqlite', 'postgres'] as const) {
      for (const [processes, clients, organisations] of stored > 0 ? ALONE : COMBINATIONS) {
        const name = `bench_${processes}_${clients}_${organisations}`
        if (database === 'postgres') await createDatabase(postgres.urlOf('postgres'), name)
        const url = database === 'postgres' ? postgres.urlOf(name) : undefined
        const cell = await measureCell(load, { url, processes, clients, organisations, milliseconds, stored })
        results.push({ database, processes, clients, organisations, ...cell })
      }
    }
  } finally {
    await postgres.stop()
  }
  return results
}

async function createDatabase(url: string, name: string): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  await client.query(`create database ${name}`)
  await client.end()
}
