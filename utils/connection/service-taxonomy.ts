// The list of harm categories that the service goes by, held against the one of this build.
import * as z from 'zod/mini'
import type { ApiClient } from '../api/client.ts'
import { TaxonomyVersionSchema } from '../api/service-contract.ts'
import { TAXONOMY_VERSION } from '../flag/taxonomy.ts'
import { createRecord } from '../store/record.ts'
import type { Store } from '../store/store.ts'

/** The service is asked again after this. */
const TAXONOMY_AGE_MS = 24 * 3_600_000

const KnownSchema = z.nullable(
  z.object({
    origin: z.string(),
    /** Epoch milliseconds. */
    askedAt: z.number(),
    etag: z.nullable(z.string()),
    /** Null where the service has said nothing that can be read. */
    version: z.nullable(TaxonomyVersionSchema),
  }),
)

export interface ServiceTaxonomy {
  /** Asks the service at `origin` where that was not done within a day. True where that changed what is known. */
  refresh(origin: string, client: Pick<ApiClient, 'taxonomy'>): Promise<boolean>
  /**
   * True where the service at `origin` has a newer list. It is not taken over: a category needs its words, its questions
   * and its capture rules, and those come with an update, where all are tested together; so no answer from outside can
   * make this build copy more of a post than its own list allows.
   */
  isNewer(origin: string): Promise<boolean>
}

/** The memory over the store. `now` gives epoch milliseconds, `own` is the version of this build's list. */
export function createServiceTaxonomy({
  store,
  now,
  own = TAXONOMY_VERSION,
}: {
  store: Store
  now: () => number
  own?: string
}): ServiceTaxonomy {
  const record = createRecord<z.infer<typeof KnownSchema>>(store, 'service-taxonomy', KnownSchema, null)
  const knownOf = async (origin: string) => {
    const known = await record.read()
    return known?.origin === origin ? known : null
  }
  return {
    async refresh(origin, client) {
      const known = await knownOf(origin)
      const age = now() - (known?.askedAt ?? Number.NEGATIVE_INFINITY)
      // A clock that was set back asks again.
      if (age >= 0 && age < TAXONOMY_AGE_MS) return false
      const { etag = null, version = null } = known ?? {}
      const answer = await client.taxonomy(etag)
      if (!answer.ok && answer.failure.by === 'line' && answer.failure.why === 'unreachable') return false
      const found = answer.ok && answer.value !== null ? answer.value : { etag, version }
      await record.write({ origin, askedAt: now(), ...found })
      return found.version !== version
    },
    async isNewer(origin) {
      const version = (await knownOf(origin))?.version
      return typeof version === 'string' && compareVersions(version, own) > 0
    },
  }
}

/** Positive where the first version, such as `1.10.0`, is the newer one. */
function compareVersions(one: string, other: string): number {
  const [a, b] = [one, other].map((version) => version.split('.').map(Number))
  for (let at = 0; at < 3; at += 1) {
    const difference = (a?.[at] ?? 0) - (b?.[at] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}
