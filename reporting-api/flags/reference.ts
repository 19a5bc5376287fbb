import { randomBytes } from 'node:crypto'

/** Crockford's base 32: no I, L, O or U to mishear or misread, https://www.crockford.com/base32.html */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A new reference as people quote it: `FF-8Q2M-41XK`. Random, so that it says nothing of how many flags there are. */
export function newReference(): string {
  let letters = ''
  // 32 letters divide the 256 values of a byte evenly.
  for (const byte of randomBytes(8)) letters += ALPHABET.charAt(byte % ALPHABET.length)
  return `FF-${letters.slice(0, 4)}-${letters.slice(4)}`
}
