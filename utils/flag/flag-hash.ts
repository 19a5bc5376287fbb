import canonicalize from 'canonicalize'

/**
 * SHA-256 (64 hex digits) of a value's canonical JSON, without its `hash` field.
 * Canonical form: RFC 8785, https://www.rfc-editor.org/rfc/rfc8785. Throws where the value is no JSON.
 */
export async function flagHash(flag: Record<string, unknown>): Promise<string> {
  const { hash: _, ...content } = flag
  const canonical = canonicalize(content)
  if (canonical === undefined) throw new TypeError('not a JSON value')
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(canonical))
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
