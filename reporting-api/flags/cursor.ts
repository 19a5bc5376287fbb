/** A place in an organisation's stream: all events up to `position` were handed out. */
export interface Cursor {
  organisation: string
  position: number
}

const TEXT = /^1:([0-9a-f-]{36}):(\d{1,15})$/

/** The cursor as clients hold it: opaque, so that its inside can change. */
export function writeCursor({ organisation, position }: Cursor): string {
  return Buffer.from(`1:${organisation}:${position}`).toString('base64url')
}

/** Reads a cursor; undefined where it is none of ours. */
export function readCursor(text: string): Cursor | undefined {
  const [, organisation, position] = Buffer.from(text, 'base64url').toString().match(TEXT) ?? []
  return organisation === undefined ? undefined : { organisation, position: Number(position) }
}
