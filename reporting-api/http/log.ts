/** Writes one line of the server's log. Entries never hold content, ids of flags, tokens or addresses. */
export type Log = (entry: Record<string, string | number>) => void

/** A log of JSON lines on stderr; stdout is for what a command answers. */
export function logToStderr(entry: Record<string, string | number>): void {
  process.stderr.write(`${JSON.stringify({ time: new Date().toISOString(), ...entry })}\n`)
}
