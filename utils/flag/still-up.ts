import { localDay } from './local-day.ts'
import type { Stub } from './stub.ts'

/** True where the partner met the post again on a later day than that of the flag, and has not found it gone since. */
export function isStillUp({ seenOn, goneOn, submittedAt }: Pick<Stub, 'seenOn' | 'goneOn' | 'submittedAt'>): boolean {
  return goneOn === null && seenOn !== null && seenOn > localDay(new Date(submittedAt))
}
