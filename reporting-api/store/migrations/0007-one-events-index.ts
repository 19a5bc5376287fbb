import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { Tables } from '../tables.ts'

/** A flag has a handful of events: `events_by_id` finds them, and sorting them costs less than a second index on each. */
export const keepOneEventsIndex: Migration = {
  async up({ schema }: Kysely<Tables>) {
    await schema.dropIndex('events_of_flag').ifExists().execute()
  },
}
