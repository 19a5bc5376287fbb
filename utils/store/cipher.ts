// Encrypts each payload before it is written. The key never leaves the browser's own key store.

/** AES-GCM: 96-bit random nonce, 128-bit tag. https://csrc.nist.gov/pubs/sp/800/38/d/final */
export interface Sealed {
  nonce: Uint8Array<ArrayBuffer>
  data: ArrayBuffer
}

export interface Cipher {
  /** Encrypts a JSON value. `label` names the record's place; the same label must be given to open it. */
  seal(label: string, value: unknown): Promise<Sealed>
  /** The JSON value again, unparsed by any schema. Throws where the key or the label is another, or the data was altered. */
  open(label: string, sealed: Sealed): Promise<unknown>
}

/** A new key that scripts can use but not read out. */
export function createKey(): Promise<CryptoKey> {
  return crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
}

/** A cipher over one AES-GCM key. The label is authenticated, so that a record copied to another place does not open. */
export function createCipher(key: CryptoKey): Cipher {
  const parameters = (label: string, nonce: Uint8Array<ArrayBuffer>) => ({
    name: 'AES-GCM',
    iv: nonce,
    additionalData: new TextEncoder().encode(label),
  })
  return {
    async seal(label, value) {
      const nonce = crypto.getRandomValues(new Uint8Array(12))
      const plain = new TextEncoder().encode(JSON.stringify(value))
      return { nonce, data: await crypto.subtle.encrypt(parameters(label, nonce), key, plain) }
    },
    async open(label, { nonce, data }) {
      const plain = await crypto.subtle.decrypt(parameters(label, nonce), key, data)
      return JSON.parse(new TextDecoder().decode(plain)) as unknown
    },
  }
}
