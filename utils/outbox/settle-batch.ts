// What an answer to a batch means for each of its flags. Rules: design.md, "Who is speaking".
import type { ApiAnswer, ApiFailure } from '../api/client.ts'
import type { BatchResult, Receipt } from '../api/flag-contract.ts'
import type { Problem } from '../api/problem-contract.ts'
import type { Stub } from '../flag/stub.ts'
import type { Attempt } from './attempt-log.ts'
import type { WaitingItem } from './outbox.ts'
import { attempted, putBack, type SettleNeeds, waitTogether } from './wait-again.ts'
import { isFinal, whatFailed } from './what-failed.ts'

type Failure = NonNullable<Stub['lastFailure']>

export interface Settled {
  delivered: number
  /** True: do not send more now. */
  stop: boolean
  /** True: the server refused the token. */
  refused: boolean
  /** Most flags in the next batch; undefined = as many as fit. */
  most: number | undefined
  /** True: it may be this flag, and neither line nor server, that fails. Try one other before giving up. */
  doubted: boolean
}

/** One alone that failed so often may itself be what a filter on the line, or a fault of the server, stumbles over. */
export const TRIES_BEFORE_DOUBT = 8

/** Writes what became of each flag of a batch: received, to be corrected, or waiting again. */
export async function settleBatch(
  batch: WaitingItem[],
  answer: ApiAnswer<BatchResult[]>,
  needs: SettleNeeds,
): Promise<Settled> {
  const going: Settled = { delivered: 0, stop: false, refused: false, most: undefined, doubted: false }
  if (!answer.ok) return settleFailure(batch, answer.failure, needs)
  const results = new Map(answer.value.map((result) => [result.id, result]))
  const unanswered: WaitingItem[] = []
  for (const item of batch) {
    const result = results.get(item.id)
    if (result && 'receipt' in result && result.receipt.hash === item.entry.flag.hash) {
      await markReceived(item, result.receipt, needs)
      going.delivered += 1
    } else if (result && 'problem' in result && isFinal(result.status)) {
      await markRejected(item, result.problem, needs)
    } else {
      // No word on this flag, or a receipt for another content: it was not received.
      unanswered.push(item)
    }
  }
  if (unanswered.length === 0) return going
  // Where others of the batch had their word, the server speaks, and what comes after need not wait for these.
  const isSilent = unanswered.length === batch.length
  const doubted = isSilent && isDoubtful(batch)
  const forAll = isSilent && (!doubted || needs.hasDoubted)
  await waitTogether(unanswered, 'unanswered', 'unanswered', { retryAfter: null, forAll }, needs)
  return { ...going, stop: isSilent, doubted }
}

/** One flag alone that went so often in vain may itself be the reason. */
function isDoubtful(batch: WaitingItem[]): boolean {
  const [only] = batch
  return batch.length === 1 && (only?.attempts ?? 0) >= TRIES_BEFORE_DOUBT
}

async function settleFailure(batch: WaitingItem[], failure: ApiFailure, needs: SettleNeeds): Promise<Settled> {
  const stopped: Settled = { delivered: 0, stop: true, refused: false, most: undefined, doubted: false }
  const wait = async (why: Failure, outcome: Attempt['outcome'], retryAfter: string | null = null) => {
    const doubted = retryAfter === null && isDoubtful(batch)
    await waitTogether(batch, why, outcome, { retryAfter, forAll: !doubted || needs.hasDoubted }, needs)
    return { ...stopped, doubted }
  }
  const failed = whatFailed(failure)
  switch (failed.means) {
    case 'wait':
      return wait(failed.why, failed.outcome, failed.retryAfter)
    case 'unknown':
      // Flags name nothing that could be missing: this is no word on them.
      return wait('unanswered', 'unanswered')
    case 'reconnect':
      for (const item of batch) await putBack(item, 'reconnect', needs)
      return { ...stopped, refused: true }
    default: {
      const [only] = batch
      if (only && batch.length === 1) {
        await markRejected(only, failed.problem, needs)
        return { ...stopped, stop: false }
      }
      await needs.store.write(batch.map(({ id }) => ({ id, columns: { state: 'queued' as const, notBefore: 0 } })))
      return { ...stopped, stop: false, most: Math.ceil(batch.length / 2) }
    }
  }
}

/** The request was broken off for an imminent flag: its flags wait again, without delay. */
export async function settleGaveWay(batch: WaitingItem[], needs: SettleNeeds): Promise<Settled> {
  for (const item of batch) await putBack(item, 'gave_way', needs)
  return { delivered: 0, stop: false, refused: false, most: undefined, doubted: false }
}

function markReceived(item: WaitingItem, receipt: Receipt, needs: SettleNeeds): Promise<void> {
  return needs.outbox.updateStub(
    item.id,
    async (stub) => ({
      stub: {
        ...stub,
        // Events may have come before the receipt, when an earlier answer was lost.
        ...(stub.position < 0 ? { state: 'received', stateAt: receipt.receivedAt } : {}),
        receivedAt: receipt.receivedAt,
        reference: receipt.reference,
        lastFailure: null,
        refusal: null,
        withdrawn: null,
        receivedBy: item.entry.destination,
      },
      also: [{ delete: 'outbox', id: item.id }, await attempted(item, 'received', null, needs)],
    }),
    item.entry.flag,
  )
}

function markRejected(item: WaitingItem, problem: Problem, needs: SettleNeeds): Promise<void> {
  return needs.outbox.updateStub(
    item.id,
    async (stub) => {
      const logged = await attempted(item, 'refused', null, needs)
      if (stub.withdrawn) return { stub, also: [logged] }
      return {
        stub: {
          ...stub,
          state: 'needs_fix',
          stateAt: new Date(needs.now()).toISOString(),
          lastFailure: null,
          refusal: { title: problem.title, detail: problem.detail ?? null, problems: problem.errors ?? [] },
        } satisfies Stub,
        also: [{ id: item.id, columns: { state: 'rejected' } }, logged],
      }
    },
    item.entry.flag,
  )
}
