import { sql } from 'kysely'
import type { Store } from '../store/store.ts'

/** How long one answer of the database stands for all who ask, in ms. */
const VALID = 1_000

/**
 * A question that resolves when the database answers and rejects with what it says where it does not. Anybody may ask,
 * so the database itself is asked once a second at most, and never while it still owes an answer.
 */
export function askReadiness({ database }: Store, now: () => Date): () => Promise<void> {
  let asked = Number.NEGATIVE_INFINITY
  let isWaiting = false
  let answer = Promise.resolve()
  const ask = async () => {
    try {
      await sql`select 1`.execute(database)
    } finally {
      isWaiting = false
    }
  }
  return function readiness() {
    const time = now().getTime()
    // A clock that was set back does not keep an old answer.
    if (!isWaiting && Math.abs(time - asked) >= VALID) {
      asked = time
      isWaiting = true
      answer = ask()
    }
    return answer
  }
}
