/** An invite, taken apart. */
export interface Invite {
  /** Origin of the reporting API. */
  origin: string
  secret: string
}

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])

/**
 * Reads an invite link: `https://HOST[:PORT]/#i=SECRET`. Plain http is taken for loopback only, where nobody listens in.
 * The secret stands in the fragment, which browsers never send. Null where it is no invite link.
 */
export function parseInvite(link: string): Invite | null {
  const url = URL.parse(link.trim())
  if (!url) return null
  const safe = url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.has(url.hostname))
  const secret = new URLSearchParams(url.hash.slice(1)).get('i')
  if (!safe || url.username || url.password || !secret || !/^[\w-]{16,200}$/.test(secret)) return null
  return { origin: url.origin, secret }
}
