import type { Stub } from '../flag/stub.ts'
import { URGENCIES, urgencyRank } from '../flag/taxonomy.ts'

/** After every flag, and among themselves as urgent as their flags. */
export function eventRank({ urgency }: Pick<Stub, 'urgency'>): number {
  return URGENCIES.length + urgencyRank(urgency)
}
