import { CompiledQuery, type Transaction } from 'kysely'
import type { DatabaseKind } from './store.ts'
import type { Tables } from './tables.ts'

/** Texts worth keeping: a service sees each of its tables with 1 to 50 rows, a batch's. */
const MOST_TEXTS = 200
const texts = new Map<string, string>()

/**
 * Inserts `rows`, which all have the same columns, in one statement. `skipKnown`: a row that meets another's key or unique
 * column is passed over, and the ids of those that went in are given back; else nothing is. Throws where columns differ. For a batch Kysely's own `values` takes longer than the database does: it makes an object of each value.
 */
export async function insertRows<Name extends keyof Tables>(
  kind: DatabaseKind,
  transaction: Transaction<Tables>,
  table: Name,
  rows: readonly Tables[Name][],
  { skipKnown = false } = {},
): Promise<{ id: string }[]> {
  const [first] = rows
  if (first === undefined) return []
  const columns = Object.keys(first) as (keyof Tables[Name] & string)[]
  if (rows.some((row) => Object.keys(row).length !== columns.length)) throw new TypeError('rows of different columns')
  const start = `insert into "${table}" (${columns.map((name) => `"${name}"`).join(', ')}) values `
  const end = skipKnown ? ' on conflict do nothing returning "id"' : ''
  const text = keptText(
    [kind, start, rows.length, end].join(),
    () => start + places(kind, rows.length, columns.length) + end,
  )
  const parameters = rows.flatMap((row) => columns.map((name) => row[name]))
  const result = await transaction.executeQuery<{ id: string }>(CompiledQuery.raw(text, parameters))
  return result.rows
}

/** The statement of this name, made once: a batch's has hundreds of places. */
function keptText(name: string, make: () => string): string {
  const kept = texts.get(name)
  if (kept !== undefined) return kept
  const text = make()
  if (texts.size < MOST_TEXTS) texts.set(name, text)
  return text
}

/** `(?, ?), (?, ?)` for SQLite, `($1, $2), ($3, $4)` for PostgreSQL. */
function places(kind: DatabaseKind, rows: number, columns: number): string {
  const place = (row: number, column: number) => (kind === 'sqlite' ? '?' : `$${row * columns + column + 1}`)
  const group = (row: number) => `(${Array.from({ length: columns }, (_, column) => place(row, column)).join(', ')})`
  return Array.from({ length: rows }, (_, row) => group(row)).join(', ')
}
