import { hash, randomBytes } from 'node:crypto'

/** The prefix tells the kinds apart, for the server and for scanners that look for leaked secrets. */
const PREFIXES = { invite: 'ffi_', token: 'fft_', session: 'ffs_' } as const
type SecretKind = keyof typeof PREFIXES

/** A new secret of 256 random bits, safe in a URL. */
export function newSecret(kind: SecretKind): string {
  return PREFIXES[kind] + randomBytes(32).toString('base64url')
}

/** True where the text claims to be a secret of this kind. */
export function isSecret(kind: SecretKind, text: string): boolean {
  return text.startsWith(PREFIXES[kind])
}

/** What is stored of a secret: SHA-256, 64 hex digits. With 256 random bits behind it no salt is needed. */
export function secretHash(secret: string): string {
  return hash('sha256', secret)
}
