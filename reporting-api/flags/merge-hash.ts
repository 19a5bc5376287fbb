import { hash } from 'node:crypto'

/**
 * What a merge's event says of the flag that its own was merged into: SHA-256 (hex) of the event's id and that flag's id.
 * It proves the target to whoever knows it. A partner does not: the id of another organisation's flag can't be guessed.
 */
export function mergeHash(eventId: string, into: string): string {
  return hash('sha256', `${eventId}\n${into}`)
}
