// One named value in the store, parsed when read.
import * as z from 'zod/mini'
import type { Change, Store } from './store.ts'

export interface StoredRecord<T> {
  read(): Promise<T>
  write(value: T): Promise<void>
  /** The change that `write` makes, to go into one transaction with others. */
  change(value: T): Change
}

/** A record by name. What does not parse (another version wrote it) or open (a damaged disk) reads as `fallback`. */
export function createRecord<T>(store: Store, id: string, schema: z.ZodMiniType<T>, fallback: T): StoredRecord<T> {
  const change = (value: T): Change => ({ put: 'records', id, columns: {}, value })
  return {
    change,
    async read() {
      const parsed = z.safeParse(schema, await store.read('records', id).catch(unopened))
      return parsed.success ? parsed.data : fallback
    },
    write: (value) => store.write([change(value)]),
  }
}

/**
 * For a damaged record in place of its value: it must not keep the rest from being read and sent. Any other error is
 * thrown on. WebCrypto names data that does not open so.
 */
export function unopened(error: unknown): undefined {
  if (!(error instanceof DOMException && error.name === 'OperationError')) throw error
}
