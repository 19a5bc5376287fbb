import { uuidv7 } from 'uuidv7'
import type { CarriedEvent } from '../../utils/api/carried-event.ts'

/** Something said of a flag, as a file holds it; `changes` are of the event itself. */
export function carriedEvent(
  flagId: string,
  changes: Partial<CarriedEvent['event']> = {},
  destination: CarriedEvent['destination'] = null,
): CarriedEvent {
  const event = { id: uuidv7(), kind: 'information' as const, words: 'They come at night.', ...changes }
  return { flagId, event, saidAt: '2026-11-22T09:30:00.000Z', destination }
}
