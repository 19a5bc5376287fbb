import type { CarriedEvent } from '../../utils/api/carried-event.ts'
import type { CarriedFlag } from '../../utils/api/carried-flag.ts'
import { BATCH_ITEMS } from '../../utils/api/flag-contract.ts'
import { acceptFlags } from '../flags/accept-flags.ts'
import { addPartnerEvent } from '../flags/partner-event.ts'
import { ProblemError } from '../http/problem.ts'
import type { Store } from '../store/store.ts'

/** What came by hand, and the id of the organisation that it goes to. */
export type Homed<Carried> = Carried & { organisation: string }

export interface TakenIn {
  added: number
  known: number
  refused: number
}

/** Takes in flags as if they had come by the line. Prints the id and the problem of each that is refused. */
export async function takeInFlags(store: Store, carried: readonly Homed<CarriedFlag>[]): Promise<TakenIn> {
  const counts = { added: 0, known: 0, refused: 0 }
  for (const [organisation, own] of Map.groupBy(carried, (each) => each.organisation)) {
    for (let at = 0; at < own.length; at += BATCH_ITEMS) {
      const flags = own.slice(at, at + BATCH_ITEMS).map(({ flag }) => flag)
      for (const result of await acceptFlags(store, organisation, flags, () => new Date())) {
        if (result.status === 201) counts.added += 1
        else if (result.status === 200) counts.known += 1
        else counts.refused += 1
        if ('problem' in result) console.log(`${result.id}: ${result.problem.title}`)
      }
    }
  }
  return counts
}

/**
 * Takes in what was said of flags, in the given order, as if it had come by the line. Prints the id and the problem of each
 * that is refused; that keeps none of the rest out.
 */
export async function takeInEvents(store: Store, carried: readonly Homed<CarriedEvent>[]): Promise<TakenIn> {
  const counts = { added: 0, known: 0, refused: 0 }
  for (const { organisation, flagId, event } of carried) {
    const speaker = { organisation: { id: organisation }, member: null }
    try {
      const { status } = await addPartnerEvent(store, speaker, flagId, event, () => new Date())
      if (status === 201) counts.added += 1
      else counts.known += 1
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error
      counts.refused += 1
      console.log(`${event.id}: ${error.problem.title}`)
    }
  }
  return counts
}
