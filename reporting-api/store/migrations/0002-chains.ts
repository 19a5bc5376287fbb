import { randomUUID } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import { chained } from '../../flags/event-chain.ts'
import { headOf } from '../../flags/head.ts'
import type { DatabaseKind } from '../store.ts'
import type { Tables } from '../tables.ts'

/** Members and expiry of tokens, hash chains of events, where each flag stands, alerts. Existing rows are filled in. */
export function addChains(kind: DatabaseKind): Migration {
  return {
    async up(database: Kysely<Tables>) {
      await addColumns(database)
      await createTables(database)
      await nameMembers(database)
      await allowUpdates(database, kind)
      await chainExisting(database)
      await refuseUpdates(database, kind)
      await sql`create unique index events_by_id on events (flag_id, id)`.execute(database)
    },
  }
}

async function addColumns({ schema }: Kysely<Tables>): Promise<void> {
  const add = (table: string, name: string, type: 'text' | 'bigint') =>
    schema.alterTable(table).addColumn(name, type).execute()
  await add('tokens', 'member_id', 'text')
  await add('tokens', 'expires_at', 'bigint')
  await add('invites', 'id', 'text')
  await add('invites', 'revoked_at', 'bigint')
  for (const name of ['id', 'kind', 'member_id', 'previous_hash', 'hash']) await add('events', name, 'text')
}

async function createTables({ schema }: Kysely<Tables>): Promise<void> {
  await schema
    .createTable('flag_heads')
    .addColumn('flag_id', 'text', (column) => column.primaryKey().notNull().references('flags.id'))
    .addColumn('organisation_id', 'text', (column) => column.notNull())
    .addColumn('urgency_rank', 'integer', (column) => column.notNull())
    .addColumn('received_at', 'bigint', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .addColumn('is_open', 'integer', (column) => column.notNull())
    .addColumn('next_alarm_at', 'bigint')
    .execute()
  const queue = ['is_open', 'urgency_rank', 'received_at', 'flag_id']
  await schema.createIndex('flag_heads_queue').on('flag_heads').columns(queue).execute()
  await schema.createIndex('flag_heads_alarm').on('flag_heads').column('next_alarm_at').execute()
  await schema
    .createTable('alerts')
    .addColumn('flag_id', 'text', (column) => column.notNull().references('flags.id'))
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('next_attempt_at', 'bigint', (column) => column.notNull())
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('sent_at', 'bigint')
    .addPrimaryKeyConstraint('alerts_once', ['flag_id', 'kind'])
    .execute()
  await schema.createIndex('alerts_waiting').on('alerts').columns(['sent_at', 'next_attempt_at']).execute()
}

async function nameMembers(database: Kysely<Tables>): Promise<void> {
  for (const { secret_hash } of await database.selectFrom('tokens').select('secret_hash').execute()) {
    await database
      .updateTable('tokens')
      .set({ member_id: randomUUID() })
      .where('secret_hash', '=', secret_hash)
      .execute()
  }
  for (const { secret_hash } of await database.selectFrom('invites').select('secret_hash').execute()) {
    await database.updateTable('invites').set({ id: randomUUID() }).where('secret_hash', '=', secret_hash).execute()
  }
}

/** Flag by flag, so that a large database needs no more memory than a small one. */
async function chainExisting(database: Kysely<Tables>): Promise<void> {
  let after = ''
  for (;;) {
    const flag = await database
      .selectFrom('flags')
      .selectAll()
      .where('id', '>', after)
      .orderBy('id')
      .limit(1)
      .executeTakeFirst()
    if (!flag) return
    after = flag.id
    const events = await database
      .selectFrom('events')
      .selectAll()
      .where('flag_id', '=', flag.id)
      .orderBy('position')
      .execute()
    let last = { state: 'received', hash: flag.hash, at: flag.received_at }
    for (const event of events) {
      const isFirst = event.state === 'received'
      const details = JSON.stringify({ ...JSON.parse(event.details), feedback: null })
      const id = isFirst ? flag.id : randomUUID()
      const filled = { ...event, id, kind: isFirst ? 'received' : 'review', member_id: null, details }
      const row = chained(filled, last.hash)
      await database
        .updateTable('events')
        .set(row)
        .where('organisation_id', '=', row.organisation_id)
        .where('position', '=', row.position)
        .execute()
      last = row
    }
    await database
      .insertInto('flag_heads')
      .values(headOf(flag, JSON.parse(flag.content).urgency, last))
      .execute()
  }
}

async function allowUpdates(database: Kysely<Tables>, kind: DatabaseKind): Promise<void> {
  if (kind === 'sqlite') await sql`drop trigger events_no_update`.execute(database)
  else await sql`alter table events disable trigger events_append_only`.execute(database)
}

async function refuseUpdates(database: Kysely<Tables>, kind: DatabaseKind): Promise<void> {
  if (kind === 'sqlite') {
    await sql`create trigger events_no_update before update on events
      begin select raise(abort, 'rows are only ever added'); end`.execute(database)
  } else {
    await sql`alter table events enable trigger events_append_only`.execute(database)
  }
}
