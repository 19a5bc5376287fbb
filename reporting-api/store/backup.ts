// A copy of the whole database as lines of JSON, the same from SQLite and PostgreSQL, so either can take it back.
import { createHash } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import * as z from 'zod/mini'
import { isUnavailable } from './is-unavailable.ts'
import { snapshot } from './snapshot.ts'
import { type Store, write } from './store.ts'
import type { Tables } from './tables.ts'

const FORMAT = 'fieldflag-backup/1'
/** Rows read or written at a time. */
const PAGE = 200

/** Sessions are not kept: after a restore reviewers sign in again. */
type KeptTable = Exclude<keyof Tables, 'desk_sessions'>

/** In the order in which rows may refer to others, each with the columns that name a row. */
const KEYS = {
  organisations: ['id'],
  tokens: ['secret_hash'],
  invites: ['secret_hash'],
  flags: ['id'],
  events: ['organisation_id', 'position'],
  flag_heads: ['flag_id'],
  alerts: ['flag_id', 'kind'],
  merges: ['flag_id'],
} as const satisfies Record<KeptTable, readonly string[]>
const TABLES = Object.keys(KEYS) as KeptTable[]

const HeadSchema = z.object({ format: z.literal(FORMAT) })
const RowSchema = z.object({
  table: z.enum(TABLES),
  row: z.record(z.string().check(z.regex(/^[a-z_]+$/)), z.union([z.string(), z.number(), z.null()])),
})
const EndSchema = z.object({ rows: z.int(), sha256: z.string() })

/** The lines of a backup, all of one moment; a server may go on writing meanwhile. The last line proves the rest. Ends with how many flags. */
export async function* readBackup(store: Store): AsyncGenerator<string, number> {
  const digest = createHash('sha256')
  const line = (value: unknown) => {
    const text = `${JSON.stringify(value)}\n`
    digest.update(text)
    return text
  }
  const { promise: done, resolve: finish } = Promise.withResolvers<void>()
  const { promise: begun, resolve: begin, reject: fail } = Promise.withResolvers<Kysely<Tables>>()
  const reading = snapshot(store, (connection) => {
    begin(connection)
    return done
  })
  reading.catch(fail)
  try {
    const connection = await begun
    let rows = 0
    let flags = 0
    yield line({ format: FORMAT })
    for (const table of TABLES) {
      for await (const row of readTable(connection, table)) {
        rows += 1
        if (table === 'flags') flags += 1
        yield line({ table, row })
      }
    }
    yield `${JSON.stringify({ rows, sha256: digest.digest('hex') })}\n`
    return flags
  } finally {
    finish()
    await reading
  }
}

async function* readTable(database: Kysely<Tables>, table: KeptTable): AsyncGenerator<Record<string, unknown>> {
  const columns = sql.join(KEYS[table].map((column) => sql.ref(column)))
  let last: Record<string, unknown> | undefined
  for (;;) {
    const place = last
    const after = place
      ? sql`where (${columns}) > (${sql.join(KEYS[table].map((column) => sql`${place[column]}`))})`
      : sql``
    const query = sql<
      Record<string, unknown>
    >`select * from ${sql.table(table)} ${after} order by ${columns} limit ${PAGE}`
    const { rows } = await query.execute(database)
    yield* rows
    last = rows.at(-1)
    if (rows.length < PAGE) return
  }
}

/** Why a file could not be taken back; nothing was changed then. */
export class RestoreError extends Error {
  override name = 'RestoreError'
}

/** Fills an empty database from a backup's lines, wholly or not at all. Gives back how many rows; throws `RestoreError`. */
export async function restoreBackup(store: Store, lines: AsyncIterable<string>): Promise<number> {
  return write(store, async (transaction) => {
    const present = await transaction.selectFrom('organisations').select('id').limit(1).execute()
    if (present.length > 0) throw new RestoreError('The database is not empty.')
    const digest = createHash('sha256')
    let pending: z.infer<typeof RowSchema>[] = []
    let rows = 0
    let end: z.infer<typeof EndSchema> | undefined
    const flush = async () => {
      const [first] = pending
      try {
        if (first) await insertRows(transaction, first.table, pending)
      } catch (error) {
        if (isUnavailable(error)) throw error
        throw new RestoreError('The file is cut or changed: its rows do not belong together.', { cause: error })
      }
      pending = []
    }
    for await (const text of lines) {
      const value = parse(text)
      if (end) throw new RestoreError('The file goes on after its end.')
      const ending = EndSchema.safeParse(value)
      if (ending.success) {
        end = ending.data
        continue
      }
      digest.update(`${text}\n`)
      if (HeadSchema.safeParse(value).success) continue
      const row = RowSchema.safeParse(value)
      if (!row.success) throw new RestoreError('The file is no backup of Fieldflag.')
      if (pending[0]?.table !== row.data.table || pending.length >= PAGE) await flush()
      pending.push(row.data)
      rows += 1
    }
    await flush()
    if (end?.rows !== rows || end.sha256 !== digest.digest('hex')) throw new RestoreError('The file is cut or changed.')
    return rows
  })
}

async function insertRows(
  database: Kysely<Tables>,
  table: KeptTable,
  rows: z.infer<typeof RowSchema>[],
): Promise<void> {
  const columns = Object.keys(rows[0]?.row ?? {})
  const values = rows.map(({ row }) => sql`(${sql.join(columns.map((column) => sql`${row[column] ?? null}`))})`)
  const names = sql.join(columns.map((column) => sql.ref(column)))
  await sql`insert into ${sql.table(table)} (${names}) values ${sql.join(values)}`.execute(database)
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new RestoreError('The file is no backup of Fieldflag, or it is cut.')
  }
}
