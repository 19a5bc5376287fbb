import type { SelectQueryBuilder } from 'kysely'
import type { Store } from './store.ts'

/**
 * Locks the rows of a query until the transaction ends. SQLite has no such clause and needs none: its writing
 * transactions run one after the other.
 */
export function forUpdate<Database, Table extends keyof Database, Row>(
  { kind }: Store,
  query: SelectQueryBuilder<Database, Table, Row>,
): SelectQueryBuilder<Database, Table, Row> {
  return kind === 'postgres' ? query.forUpdate() : query
}
