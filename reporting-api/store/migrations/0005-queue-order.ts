import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** The order of the desk's queue, for what waits and for each state: at 100,000 flags a page took up to 350 ms. */
export const addQueueOrder: Migration = {
  async up(database: Kysely<unknown>) {
    for (const column of ['is_open', 'state']) {
      await sql`
        create index ${sql.ref(`flag_heads_order_${column}`)} on flag_heads
        (${sql.ref(column)}, urgency_rank, (coalesce(due_at, 9000000000000000)), flag_id)`.execute(database)
    }
  },
}
