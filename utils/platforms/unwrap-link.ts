import { siteAddress } from './site-address.ts'

/** The sites' warnings before they let a person leave, and their ways back after signing in: the address is inside. */
const WRAPPERS: readonly [host: RegExp, path: RegExp, key: string][] = [
  [/^(?:l|lm|h)\.facebook\.com$/, /^l\.php$/, 'u'],
  [/^l\.instagram\.com$/, /^$/, 'u'],
  [/^(?:www|web|m)\.facebook\.com$/, /^flx\/warn$/, 'u'],
  [/^(?:www|web|m)\.facebook\.com$/, /^login(?:\.php)?$/, 'next'],
  [/^www\.instagram\.com$/, /^accounts\/login$/, 'next'],
]
/** Wrapped more often than people paste it. */
const DEEPEST = 3

/**
 * The address inside a wrapper of the two sites, such as `l.facebook.com/l.php?u=`; any other text as it is, without
 * the space around it. Asks nobody. Never throws.
 */
export function unwrapLink(link: string, depth = 0): string {
  const trimmed = link.trim()
  for (const [host, path, key] of depth < DEEPEST ? WRAPPERS : []) {
    const address = siteAddress(trimmed, host)
    const inside = address && path.test(address.parts.join('/')) ? address.query.get(key) : null
    const target = inside && URL.parse(inside, `https://${trimmed.replace(/^https?:\/\//i, '')}`)
    if (target) return unwrapLink(target.href, depth + 1)
  }
  return trimmed
}
