/** No address of a post comes near it, and none longer could be kept. In characters of the encoded path. */
const LONGEST_PATH = 1_900

/** An address on one site, taken apart. */
export interface SiteAddress {
  /** The path's parts, percent-decoded, without empty ones. */
  parts: string[]
  query: URLSearchParams
}

/** Takes an address apart; null where its host is not the site's, or it is no address. Never throws. */
export function siteAddress(text: string, site: RegExp): SiteAddress | null {
  const trimmed = text.trim()
  const url = URL.parse(/^[a-z][a-z0-9+.-]*:/i.test(trimmed) ? trimmed : `https://${trimmed}`)
  if (!url || !/^https?:$/.test(url.protocol) || url.port || url.username || url.password) return null
  if (!site.test(url.hostname) || url.pathname.length > LONGEST_PATH) return null
  const parts = url.pathname.split('/').filter(Boolean).map(decodedPart)
  return { parts, query: url.searchParams }
}

/** One path part for a canonical address. */
export function encodedPart(part: string): string {
  return encodeURIComponent(part)
}

/** The other way; what is not well encoded stays as it is. */
export function decodedPart(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

/** Base64 or base64url as text, or null where it is neither. */
export function decodedBase64(text: string): string | null {
  try {
    return atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  } catch {
    return null
  }
}
