/** A place in an organisation's stream: all events up to `position` were handed out. */
export interface Cursor {
  organisation: string
  position: number
  /** How the hash of the event at that place begins; empty before the first. */
  mark: string
}

const TEXT = /^2:([0-9a-f-]{36}):(\d{1,15}):([0-9a-f]{0,16})$/

/** So many characters of a hash make two histories of one organisation differ. */
export const MARK_LENGTH = 16

/** The cursor as clients hold it: opaque, so that its inside can change. */
export function writeCursor({ organisation, position, mark }: Cursor): string {
  return Buffer.from(`2:${organisation}:${position}:${mark}`).toString('base64url')
}

/** Reads a cursor; undefined where it is none of ours. */
export function readCursor(text: string): Cursor | undefined {
  const [, organisation, position, mark] = Buffer.from(text, 'base64url').toString().match(TEXT) ?? []
  if (organisation === undefined || mark === undefined) return undefined
  return { organisation, position: Number(position), mark }
}
