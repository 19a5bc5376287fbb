import { randomUUID } from 'node:crypto'

/** Crockford's base 32: no I, L, O or U to mishear or misread, https://www.crockford.com/base32.html */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A new reference as people quote it: `FF-8Q2M-41XK`. Random, so that it says nothing of how many flags there are. */
export function newReference(): string {
  // The first 40 bits of a random UUID. Random bytes alone would be asked of the system for each reference; of these
  // Node keeps a supply: https://nodejs.org/api/crypto.html#cryptorandomuuidoptions
  const digits = randomUUID().replace('-', '')
  const half = (from: number) => {
    const bits = Number.parseInt(digits.slice(from, from + 5), 16)
    return [15, 10, 5, 0].map((shift) => ALPHABET.charAt((bits >> shift) % ALPHABET.length)).join('')
  }
  return `FF-${half(0)}-${half(5)}`
}
