import type { Page } from '@playwright/test'

/** A keyboard that counts: each press is one, each letter of a search is one; a sentence is told apart. */
export interface CountedKeys {
  press(...keys: string[]): Promise<void>
  letters(text: string): Promise<void>
  sentence(text: string): Promise<void>
  count(): number
}

/** Counts from `before`: keys that were pressed elsewhere. */
export function countedKeys({ keyboard }: Page, before: number): CountedKeys {
  let count = before
  const keys: CountedKeys = {
    async press(...keys) {
      for (const key of keys) await keyboard.press(key)
      count += keys.length
    },
    async letters(text) {
      await keyboard.type(text)
      count += [...text].length
    },
    sentence: (text) => keyboard.type(text),
    count: () => count,
  }
  return keys
}
