// What may protect a file that can be tried for years by whoever finds it.

/** 32 characters that can be read aloud and copied by hand: no l, no o, no 0, no 1. */
const ALPHABET = 'abcdefghijkmnpqrstuvwxyz23456789'
const GROUPS = 5
const GROUP_LENGTH = 4

const LEAST_LENGTH = 16
const LEAST_DIFFERENT = 8

/** A new passphrase of 100 random bits: `k7mq-2rtx-…`. */
export function makePassphrase(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(GROUPS * GROUP_LENGTH))
  const letters = Array.from(bytes, (byte) => ALPHABET[byte % ALPHABET.length])
  return Array.from({ length: GROUPS }, (_, group) =>
    letters.slice(group * GROUP_LENGTH, (group + 1) * GROUP_LENGTH).join(''),
  ).join('-')
}

/** False for what a machine finds soon: too short, or few different characters over and over. */
export function isStrong(passphrase: string): boolean {
  const characters = [...passphrase.normalize().trim()]
  return characters.length >= LEAST_LENGTH && new Set(characters).size >= LEAST_DIFFERENT
}
