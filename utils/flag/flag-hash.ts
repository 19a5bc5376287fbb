import canonicalize from 'canonicalize'

/**
 * SHA-256 (64 hex digits) of a value's canonical JSON, without its `hash` field.
 * Throws where the value is no JSON.
 */
export async function flagHash(flag: Record<string, unknown>): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(hashedText(flag)))
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/**
 * What a flag's hash is taken of, for whoever has a quicker SHA-256 at hand: its canonical JSON (RFC 8785,
 * https://www.rfc-editor.org/rfc/rfc8785) without the `hash` field. Throws where the value is no JSON.
 */
export function hashedText(flag: Record<string, unknown>): string {
  const { hash: _, ...content } = flag
  const canonical = canonicalize(content)
  if (canonical === undefined) throw new TypeError('not a JSON value')
  return canonical
}
