// Fills a database with copies of one received flag, as a service holds them after years: many organisations, each flag
// with its first event and its head.
import { type Kysely, sql } from 'kysely'
import type { DatabaseKind } from '../../reporting-api/store/store.ts'
import type { Tables } from '../../reporting-api/store/tables.ts'

const ORGANISATIONS = 100
/** Flags of one statement: what a transaction of this size holds in memory is bounded. */
const CHUNK = 50_000

/** Copies `template`, the id of a flag in the database, until `count` more are stored, spread over 100 organisations. */
export async function storeCopies(
  database: Kysely<Tables>,
  kind: DatabaseKind,
  template: string,
  count: number,
): Promise<void> {
  const numbers = (from: number, to: number) =>
    kind === 'sqlite'
      ? sql`(with recursive up(n) as (select ${sql.lit(from)} union all select n + 1 from up where n < ${sql.lit(to)}) select n from up) as numbers`
      : sql`generate_series(${sql.lit(from)}::bigint, ${sql.lit(to)}::bigint) as numbers(n)`
  const copy = kind === 'sqlite' ? sql`printf('copy-%09d', n)` : sql`'copy-' || lpad(n::text, 9, '0')`
  const organisation =
    kind === 'sqlite'
      ? sql`'stored-' || (n % ${sql.lit(ORGANISATIONS)})`
      : sql`'stored-' || (n % ${sql.lit(ORGANISATIONS)})::text`
  await sql`
    insert into organisations (id, name, created_at, last_position)
    select 'stored-' || n, 'Stored ' || n, 0, ${sql.lit(count)} from ${numbers(0, ORGANISATIONS - 1)}`.execute(database)
  for (let from = 1; from <= count; from += CHUNK) {
    const range = numbers(from, Math.min(from + CHUNK - 1, count))
    await database.transaction().execute(async (transaction) => {
      await sql`
        insert into flags (id, organisation_id, hash, reference, received_at, content)
        select ${copy}, ${organisation}, hash, ${copy}, received_at - n, content
        from flags, ${range} where id = ${template}`.execute(transaction)
      await sql`
        insert into events (organisation_id, position, flag_id, id, kind, state, at, actor, member_id, details, previous_hash, hash)
        select ${organisation}, n, ${copy}, ${copy}, kind, state, at - n, actor, member_id, details, previous_hash, hash
        from events, ${range} where flag_id = ${template}`.execute(transaction)
      await sql`
        insert into flag_heads (flag_id, organisation_id, urgency_rank, received_at, state, hash, is_open, next_alarm_at)
        select ${copy}, ${organisation}, n % 5, received_at - n, state, hash, case when n % 50 = 0 then 1 else 0 end, null
        from flag_heads, ${range} where flag_id = ${template}`.execute(transaction)
    })
  }
}
