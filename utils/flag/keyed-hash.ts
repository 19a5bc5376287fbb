// Keyed hashes: without the key they say nothing of what was hashed, not even whether a guess is right.

/** 72 bits: among a million kept and a million asked, one chance in a billion that any two collide. */
const BYTES = 9
/** Characters of one hash in base64. */
export const HASH_LENGTH = 12

/** A new random key of 256 bits, in base64. */
export function createHashKey(): string {
  return base64(crypto.getRandomValues(new Uint8Array(32)))
}

/** HMAC-SHA-256 (RFC 2104) of each text under the key, cut to 72 bits, in base64, in the same order. */
export async function keyedHasher(key: string): Promise<(texts: readonly string[]) => Promise<string[]>> {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  const bytes = Uint8Array.from(atob(key), (character) => character.charCodeAt(0))
  const imported = await crypto.subtle.importKey('raw', bytes, algorithm, false, ['sign'])
  const encoder = new TextEncoder()
  return (texts) =>
    Promise.all(
      texts.map(async (text) =>
        base64(new Uint8Array(await crypto.subtle.sign('HMAC', imported, encoder.encode(text)), 0, BYTES)),
      ),
    )
}

function base64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
}
