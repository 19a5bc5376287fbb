import canonicalize from 'canonicalize'

/**
 * SHA-256 (64 hex digits) of a value's canonical JSON (RFC 8785, https://www.rfc-editor.org/rfc/rfc8785), without its `hash`
 * field. Throws where the value is no JSON.
 */
export async function flagHash({ hash: _, ...content }: Record<string, unknown>): Promise<string> {
  const canonical = canonicalize(content)
  if (canonical === undefined) throw new TypeError('not a JSON value')
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(canonical))
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
