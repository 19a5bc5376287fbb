import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { Tables } from '../tables.ts'

/** Which token one that was never used stands in for: that one works until then. */
export const addTokenRenewal: Migration = {
  async up({ schema }: Kysely<Tables>) {
    await schema.alterTable('tokens').addColumn('replaces', 'text').execute()
    await schema.createIndex('tokens_replaces').on('tokens').column('replaces').execute()
  },
}
