import type { Store } from '../store/store.ts'

/**
 * A reading that is done anew only after something was written: a search asks the same at each key, and three
 * transactions take longer than finding among ten thousand flags. Only the background writes, by this one store.
 * What fails is not kept.
 */
export function untilWritten<Value>(
  { onWritten }: Pick<Store, 'onWritten'>,
  read: () => Promise<Value>,
): () => Promise<Value> {
  let kept: Promise<Value> | null = null
  onWritten(() => {
    kept = null
  })
  return () => {
    if (kept) return kept
    const reading = read()
    kept = reading
    reading.catch(() => {
      if (kept === reading) kept = null
    })
    return reading
  }
}
