import { createHmac, randomBytes } from 'node:crypto'
import { isIPv6 } from 'node:net'
import { getConnInfo } from '@hono/node-server/conninfo'
import type { ApiContext } from './environment.ts'

const MAPPED = /^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i

/**
 * The network that an address stands for in rate limits: IPv4 by itself, IPv6 by its first 64 bits, since one
 * household or server has all addresses of such a net (https://www.rfc-editor.org/rfc/rfc6177).
 */
function networkOf(address: string): string {
  const plain = address.replace(MAPPED, '').replace(/%.*$/, '')
  if (!isIPv6(plain)) return plain
  const [head = '', tail = ''] = plain.split('::')
  const left = head === '' ? [] : head.split(':')
  const right = tail === '' ? [] : tail.split(':')
  const missing = plain.includes('::') ? 8 - left.length - right.length : 0
  const groups = [...left, ...Array<string>(Math.max(0, missing)).fill('0'), ...right]
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')
}

/**
 * Makes the function that names a request's network by a keyed hash, so that no address is kept, even in memory.
 * `proxyHops` is how many proxies of the operator stand before the server: so many entries at the end of
 * `X-Forwarded-For` are theirs, what stands before could be anyone's invention.
 */
export function networkKeys(proxyHops: number): (c: ApiContext) => string {
  const secret = randomBytes(32)
  return (c) =>
    createHmac('sha256', secret)
      .update(networkOf(addressOf(c, proxyHops)))
      .digest('base64url')
}

function addressOf(c: ApiContext, proxyHops: number): string {
  if (proxyHops > 0) {
    const forwarded = c.req.header('x-forwarded-for')?.split(',').at(-proxyHops)?.trim()
    if (forwarded) return forwarded
  }
  return c.env?.incoming ? (getConnInfo(c).remote.address ?? '') : ''
}
