/** A keyboard of a real browser. `press` takes combinations as in `Control+Enter`. */
interface Keyboard {
  press(keys: string): Promise<void>
  type(text: string): Promise<void>
}

/** A keyboard that counts: each press is one, each letter of a search is one; a sentence is told apart. */
export interface CountedKeys {
  press(...keys: string[]): Promise<void>
  letters(text: string): Promise<void>
  sentence(text: string): Promise<void>
  count(): number
}

/** Counts from `before`: keys that were pressed elsewhere. */
export function countedKeys(keyboard: Keyboard, before: number): CountedKeys {
  let count = before
  return {
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
}
