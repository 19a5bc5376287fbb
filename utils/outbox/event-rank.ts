import type { Stub } from '../flag/stub.ts'
import { URGENCIES, urgencyRank } from '../flag/taxonomy.ts'

/** The rank of what is said of a flag: no flag's own, and among themselves as urgent as their flags. Which go first: `goesBefore`. */
export function eventRank({ urgency }: Pick<Stub, 'urgency'>): number {
  return URGENCIES.length + urgencyRank(urgency)
}

/**
 * Whether an event of this rank goes before a batch whose most urgent flag has that one: before the less urgent, not before
 * its like, which may take less urgent flags along.
 */
export function goesBefore(eventRank: number, flagRank: number): boolean {
  return eventRank - URGENCIES.length < flagRank
}
