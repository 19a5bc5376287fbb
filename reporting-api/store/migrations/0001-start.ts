import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { DatabaseKind } from '../store.ts'

/** Tables that only ever grow. */
const APPEND_ONLY = ['flags', 'events']

/** The first tables: organisations, their invites and tokens, flags and events. */
export function start(kind: DatabaseKind): Migration {
  return {
    async up(database: Kysely<unknown>) {
      await createTables(database)
      if (kind === 'sqlite') await refuseChangesInSqlite(database)
      else await refuseChangesInPostgres(database)
    },
  }
}

async function createTables({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable('organisations')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('name', 'text', (column) => column.notNull().unique())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('last_position', 'bigint', (column) => column.notNull())
    .execute()
  await schema
    .createTable('tokens')
    .addColumn('secret_hash', 'text', (column) => column.primaryKey().notNull())
    .addColumn('organisation_id', 'text', (column) => column.notNull().references('organisations.id'))
    .addColumn('role', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('revoked_at', 'bigint')
    .execute()
  await schema
    .createTable('invites')
    .addColumn('secret_hash', 'text', (column) => column.primaryKey().notNull())
    .addColumn('organisation_id', 'text', (column) => column.notNull().references('organisations.id'))
    .addColumn('role', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .addColumn('used_at', 'bigint')
    .addColumn('nonce_hash', 'text')
    .addColumn('token_hash', 'text', (column) => column.references('tokens.secret_hash'))
    .execute()
  await schema
    .createTable('flags')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('organisation_id', 'text', (column) => column.notNull().references('organisations.id'))
    .addColumn('hash', 'text', (column) => column.notNull())
    .addColumn('reference', 'text', (column) => column.notNull().unique())
    .addColumn('received_at', 'bigint', (column) => column.notNull())
    .addColumn('content', 'text', (column) => column.notNull())
    .execute()
  await schema
    .createTable('events')
    .addColumn('organisation_id', 'text', (column) => column.notNull().references('organisations.id'))
    .addColumn('position', 'bigint', (column) => column.notNull())
    .addColumn('flag_id', 'text', (column) => column.notNull().references('flags.id'))
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('actor', 'text', (column) => column.notNull())
    .addColumn('details', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('events_place', ['organisation_id', 'position'])
    .execute()
  await schema.createIndex('events_of_flag').on('events').columns(['flag_id', 'position']).execute()
}

async function refuseChangesInSqlite(database: Kysely<unknown>): Promise<void> {
  for (const table of APPEND_ONLY) {
    for (const change of ['update', 'delete']) {
      await sql`
        create trigger ${sql.ref(`${table}_no_${change}`)} before ${sql.raw(change)} on ${sql.table(table)}
        begin select raise(abort, 'rows are only ever added'); end`.execute(database)
    }
  }
}

async function refuseChangesInPostgres(database: Kysely<unknown>): Promise<void> {
  await sql`
    create function refuse_change() returns trigger language plpgsql as
    $$ begin raise exception 'rows are only ever added'; end $$`.execute(database)
  for (const table of APPEND_ONLY) {
    await sql`
      create trigger ${sql.ref(`${table}_append_only`)} before update or delete or truncate on ${sql.table(table)}
      for each statement execute function refuse_change()`.execute(database)
  }
}
