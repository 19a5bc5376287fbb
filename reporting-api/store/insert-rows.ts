import { CompiledQuery, type Transaction } from 'kysely'
import type { DatabaseKind } from './store.ts'
import type { Tables } from './tables.ts'

interface InsertOptions {
  /** What stands behind the values, such as `on conflict do nothing returning "id"`. */
  ending?: string
}

/**
 * Inserts `rows`, which all have the same columns, in one statement, and gives back what `ending` asks to be returned.
 * For a batch Kysely's own `values` takes longer than the database does: it makes an object of each value.
 */
export async function insertRows<Name extends keyof Tables>(
  kind: DatabaseKind,
  transaction: Transaction<Tables>,
  table: Name,
  rows: readonly Tables[Name][],
  { ending = '' }: InsertOptions = {},
): Promise<Partial<Tables[Name]>[]> {
  const [first] = rows
  if (first === undefined) return []
  const columns = Object.keys(first) as (keyof Tables[Name] & string)[]
  const text = `insert into "${table}" (${columns.map((name) => `"${name}"`).join(', ')}) values ${places(kind, rows.length, columns.length)} ${ending}`
  const parameters = rows.flatMap((row) => columns.map((name) => row[name]))
  const result = await transaction.executeQuery<Partial<Tables[Name]>>(CompiledQuery.raw(text, parameters))
  return result.rows
}

/** `(?, ?), (?, ?)` for SQLite, `($1, $2), ($3, $4)` for PostgreSQL. */
function places(kind: DatabaseKind, rows: number, columns: number): string {
  const place = (row: number, column: number) => (kind === 'sqlite' ? '?' : `$${row * columns + column + 1}`)
  const group = (row: number) => `(${Array.from({ length: columns }, (_, column) => place(row, column)).join(', ')})`
  return Array.from({ length: rows }, (_, row) => group(row)).join(', ')
}
