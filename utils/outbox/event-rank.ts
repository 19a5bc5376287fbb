import type { Stub } from '../flag/stub.ts'
import { URGENCIES, urgencyRank } from '../flag/taxonomy.ts'

/** Where what is said of a flag stands in the outbox: after every flag, and among themselves as urgent as their flags. */
export function eventRank({ urgency }: Pick<Stub, 'urgency'>): number {
  return URGENCIES.length + urgencyRank(urgency)
}

/** Whether an event of this rank goes before a flag of that one: before the less urgent, not before its like. */
export function goesBefore(eventRank: number, flagRank: number): boolean {
  return eventRank - URGENCIES.length < flagRank
}
