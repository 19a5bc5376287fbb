import type { Receipt } from '../../utils/api/flag-contract.ts'
import type { FlagTable } from '../store/tables.ts'

/** The receipt of a stored flag: the same whenever it is asked for. */
export function receiptOfRow({ id, reference, received_at, hash }: Omit<FlagTable, 'content'>): Receipt {
  return { id, reference, receivedAt: new Date(received_at).toISOString(), hash }
}
