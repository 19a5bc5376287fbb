import { reviewFlag } from '../flags/review-flag.ts'
import { ProblemError } from '../http/problem.ts'
import type { Store } from '../store/store.ts'
import type { Notice } from './flag-page.ts'
import { moveOf, readMove } from './move-form.ts'

type Moved = { ok: true } | { ok: false; status: 400 | 403 | 409; notice: Notice }

/** Does what a form on a flag's page asks, by the API's own way, or gives back what to say of it. Throws `not-found`. */
export async function moveFlag(
  store: Store,
  member: string,
  id: string,
  form: URLSearchParams,
  now: () => Date,
): Promise<Moved> {
  const read = readMove(form)
  if (!read.ok) return { ok: false, status: 400, notice: { move: read.move, errors: read.errors } }
  try {
    await reviewFlag(store, member, id, read.request, now)
    return { ok: true }
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    const { status, errors = [] } = error.problem
    if (status === 400) return { ok: false, status, notice: { move: moveOf(read.request.state), errors } }
    if (status === 403) return { ok: false, status, notice: { own: true } }
    if (status !== 409) throw error
    const isOther = error.problem.type.endsWith('content-differs')
    return { ok: false, status, notice: isOther ? { differs: true } : { moved: true } }
  }
}
