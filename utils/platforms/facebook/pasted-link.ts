// Facebook addresses that people share but its pages do not link to: kept out of the content script, which must be small.
import type { Permalink, PermalinkKind } from '../permalink.ts'
import { encodedPart, siteAddress } from '../site-address.ts'
import { FACEBOOK_HOST, parsePermalink } from './permalink.ts'

const SITE = 'https://www.facebook.com'
const CODE = /^[A-Za-z0-9_-]{6,}$/
const NUMBER = /^\d{5,}$/

/** Reads a short link, the photos of a post, a watch party or an address of old; null for any other address. Never throws. */
export function parsePastedLink(url: string): Permalink | null {
  const [code = '', ...more] = siteAddress(url, /^fb\.watch$/)?.parts ?? []
  if (CODE.test(code) && more.length === 0) return named('short', `https://fb.watch/${code}/`, code)
  const address = siteAddress(url, FACEBOOK_HOST)
  const [first, second = '', third = '', fourth] = address?.parts ?? []
  const id = address?.query.get('view') === 'permalink' ? address.query.get('id') : null
  switch (first) {
    case 'groups':
      return id ? parsePermalink(`${SITE}/groups/${encodedPart(second)}/posts/${id}?${address?.query}`) : null
    case 'share':
      return fourth ? null : shortLink(second, third)
    case 'media':
      return second === 'set' ? postPhotos(address?.query.get('set') ?? '') : null
    case 'watchparty':
      return NUMBER.test(second) ? named('watchparty', `${SITE}/watchparty/${second}/`, second) : null
    default:
      return null
  }
}

function shortLink(sort: string, code: string): Permalink | null {
  if (/^[prvg]$/.test(sort)) return CODE.test(code) ? named('short', `${SITE}/share/${sort}/${code}/`, code) : null
  return !code && CODE.test(sort) ? named('short', `${SITE}/share/${sort}/`, sort) : null
}

function postPhotos(set: string): Permalink | null {
  const postId = /^pcb\.(\d{5,})$/.exec(set)?.[1]
  return postId ? named('post_photos', `${SITE}/media/set/?set=pcb.${postId}`, postId) : null
}

function named(kind: PermalinkKind, canonicalUrl: string, postId: string): Permalink {
  return { platform: 'facebook', kind, canonicalUrl, postId }
}
