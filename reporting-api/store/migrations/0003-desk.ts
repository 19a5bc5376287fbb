import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { FlagShapeSchema } from '../../../utils/flag/flag.ts'
import { clockSince, workAfter } from '../../flags/head.ts'
import { postKey } from '../../flags/post-key.ts'
import type { Tables } from '../tables.ts'

/** What the review desk works with: sessions, merged flags, whose work a flag is. Existing flags are filled in. */
export const addDesk: Migration = {
  async up(database: Kysely<Tables>) {
    await addColumns(database)
    await createTables(database)
    await fillIn(database)
  },
}

async function addColumns({ schema }: Kysely<Tables>): Promise<void> {
  await schema.alterTable('flag_heads').addColumn('due_at', 'bigint').execute()
  for (const name of ['taken_by', 'post_key']) {
    await schema.alterTable('flag_heads').addColumn(name, 'text').execute()
  }
  await schema.createIndex('flag_heads_post').on('flag_heads').column('post_key').execute()
}

async function createTables({ schema }: Kysely<Tables>): Promise<void> {
  await schema
    .createTable('merges')
    .addColumn('flag_id', 'text', (column) => column.primaryKey().notNull().references('flags.id'))
    .addColumn('into_id', 'text', (column) => column.notNull().references('flags.id'))
    .execute()
  await schema.createIndex('merges_into').on('merges').column('into_id').execute()
  await schema
    .createTable('desk_sessions')
    .addColumn('secret_hash', 'text', (column) => column.primaryKey().notNull())
    .addColumn('token_hash', 'text', (column) => column.notNull().references('tokens.secret_hash'))
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .execute()
}

/** Flag by flag, so that a large database needs no more memory than a small one. */
async function fillIn(database: Kysely<Tables>): Promise<void> {
  let after = ''
  for (;;) {
    const head = await database
      .selectFrom('flag_heads')
      .innerJoin('flags', 'flags.id', 'flag_heads.flag_id')
      .selectAll('flag_heads')
      .select('flags.content')
      .where('flag_id', '>', after)
      .orderBy('flag_id')
      .limit(1)
      .executeTakeFirst()
    if (!head) return
    after = head.flag_id
    const events = await database
      .selectFrom('events')
      .selectAll()
      .where('flag_id', '=', head.flag_id)
      .orderBy('position')
      .execute()
    let work = { due_at: head.due_at, taken_by: head.taken_by }
    for (const [n, event] of events.entries()) {
      const since = clockSince(head.received_at, events.slice(0, n + 1))
      work = workAfter({ ...head, taken_by: work.taken_by }, event, since)
    }
    const flag = FlagShapeSchema.safeParse(JSON.parse(head.content))
    await database
      .updateTable('flag_heads')
      .set({ ...work, post_key: flag.success ? postKey(flag.data) : null })
      .where('flag_id', '=', head.flag_id)
      .execute()
  }
}
