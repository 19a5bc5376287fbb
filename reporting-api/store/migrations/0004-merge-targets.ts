import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { Tables } from '../tables.ts'

/** Which flag a reviewer chose to merge into, beside the one that stands for it now. Not known of earlier merges. */
export const addMergeTargets: Migration = {
  async up({ schema }: Kysely<Tables>) {
    await schema.alterTable('merges').addColumn('chosen_id', 'text').execute()
  },
}
