import type { BatchResult, Receipt } from '../../utils/api/flag-contract.ts'
import type { Flag } from '../../utils/flag/flag.ts'
import { problem } from '../http/problem.ts'
import type { Store } from '../store/store.ts'
import { type CheckedFlag, checkFlag } from './check-flag.ts'
import { type KnownFlag, keepFlags } from './keep-flags.ts'
import { receiptOfRow } from './receipt-of-row.ts'
import { newReference } from './reference.ts'

/**
 * Takes in what one partner organisation sent, each item by itself, in one transaction; when it returns, all that
 * has a receipt is durable. The results stand in the order of the items. An id belongs to whoever used it first, in
 * the whole service: another organisation that comes with it is told only that the content differs.
 */
export async function acceptFlags(
  store: Store,
  organisation: string,
  items: readonly unknown[],
  now: () => Date,
): Promise<BatchResult[]> {
  const checked = items.map(checkFlag)
  const flags = checked.flatMap((item) => (item.ok ? [item.flag] : []))
  const known = await keepFlags(store, organisation, firstOfEachId(flags), { now, newReference })
  const told = new Set<string>()
  return checked.map((item) => resultOf(item, organisation, known, told))
}

function firstOfEachId(flags: Flag[]): Flag[] {
  return [...new Map(flags.toReversed().map((flag) => [flag.id, flag])).values()].toReversed()
}

/** `told` holds the ids that had their 201 in this answer. */
function resultOf(
  item: CheckedFlag,
  organisation: string,
  known: Map<string, KnownFlag>,
  told: Set<string>,
): BatchResult {
  if (!item.ok) return refusal(item.id, problem('flag-invalid', { errors: item.errors }))
  const { id, hash } = item.flag
  const row = known.get(id)
  if (!row) throw new Error('a checked flag was not kept')
  if (row.organisation_id !== organisation || row.hash !== hash) return refusal(id, problem('content-differs'))
  const isFirst = row.isNew && !told.has(id)
  told.add(id)
  return receiptResult(id, isFirst ? 201 : 200, receiptOfRow(row))
}

function receiptResult(id: string, status: 200 | 201, receipt: Receipt): BatchResult {
  return { id, status, receipt }
}

function refusal(id: string | null, why: ReturnType<typeof problem>): BatchResult {
  return { id, status: why.status, problem: why }
}
