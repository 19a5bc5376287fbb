import type { Kysely } from 'kysely'
import type { Tables } from '../store/tables.ts'
import { mergeHash } from './merge-hash.ts'

/** References of merged flags whose target is not the one that the hash chain says. */
export async function wrongMerges(database: Kysely<Tables>): Promise<string[]> {
  const merged = await database
    .selectFrom('flag_heads')
    .innerJoin('flags', 'flags.id', 'flag_heads.flag_id')
    .leftJoin('merges', 'merges.flag_id', 'flag_heads.flag_id')
    .select(['flag_heads.flag_id', 'post_key', 'reference', 'into_id', 'chosen_id'])
    .where('state', '=', 'duplicate')
    .orderBy('flag_heads.flag_id')
    .execute()
  if (merged.length === 0) return []
  const proofs = await database
    .selectFrom('events')
    .select(['flag_id', 'id', 'details'])
    .where('kind', '=', 'review')
    .where('state', '=', 'duplicate')
    .orderBy('position')
    .execute()
  const proofOf = new Map(proofs.map((event) => [event.flag_id, event]))
  const targetOf = new Map(merged.map(({ flag_id, into_id }) => [flag_id, into_id]))
  const heirs = await readHeirs(database)

  /** The target moves on where the chosen flag is merged itself, or ends and another of its post stands for the rest. */
  function isReached({ into_id, chosen_id, post_key }: (typeof merged)[number]): boolean {
    if (into_id === null || chosen_id === null) return false
    if (into_id === chosen_id || targetOf.get(chosen_id) === into_id) return true
    return heirs.some(
      (heir) => heir.post_key === post_key && (heir.flag_id === into_id || targetOf.get(heir.flag_id) === into_id),
    )
  }

  return merged
    .filter((flag) => {
      const proof = proofOf.get(flag.flag_id)
      const hash: unknown = proof && JSON.parse(proof.details).mergeHash
      // Merged before the target was proved, or without one.
      if (!proof || hash === undefined) return false
      return flag.chosen_id === null || mergeHash(proof.id, flag.chosen_id) !== hash || !isReached(flag)
    })
    .map(({ reference }) => reference)
}

/** Flags that stood for others once the one that they were all merged into had ended. */
async function readHeirs(database: Kysely<Tables>): Promise<{ flag_id: string; post_key: string | null }[]> {
  return database
    .selectFrom('events')
    .innerJoin('flag_heads', 'flag_heads.flag_id', 'events.flag_id')
    .select(['events.flag_id', 'post_key'])
    .distinct()
    .where('kind', '=', 'follow')
    .where('events.state', '!=', 'duplicate')
    .execute()
}
