import type { Receipt } from '../../utils/api/flag-contract.ts'
import { ProblemError } from '../http/problem.ts'
import type { Store } from '../store/store.ts'
import { acceptFlags } from './accept-flags.ts'

/** Takes in one flag under its own address: 201 with its receipt, 200 where it was here before. Throws the problem. */
export async function putFlag(
  store: Store,
  organisation: string,
  id: string,
  item: unknown,
  now: () => Date,
): Promise<{ status: 200 | 201; receipt: Receipt }> {
  const isAtItsAddress = typeof item === 'object' && item !== null && 'id' in item && item.id === id
  if (!isAtItsAddress) throw new ProblemError('bad-request', { errors: [{ field: 'id', code: 'mismatch' }] })
  const [result] = await acceptFlags(store, organisation, [item], now)
  if (!result) throw new Error('an item had no result')
  if ('receipt' in result) return { status: result.status, receipt: result.receipt }
  throw new ProblemError(result.problem)
}
