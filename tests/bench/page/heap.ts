import type { CDPSession } from '@playwright/test'

/** What is alive after garbage collection, in bytes. */
export interface Heap {
  /** The scripts' own, of all worlds: what browsers show as the JavaScript heap. */
  script: number
  /** Together with the DOM's objects and buffers. */
  all: number
}

export async function readHeap(session: CDPSession): Promise<Heap> {
  await collectGarbage(session)
  const { usedSize, embedderHeapUsedSize, backingStorageSize } = await session.send('Runtime.getHeapUsage')
  return { script: usedSize, all: usedSize + embedderHeapUsedSize + backingStorageSize }
}

/**
 * How many nodes a script keeps alive that are in no document, in any world. Takes a whole snapshot of the heap: a second
 * or two.
 */
export async function detachedNodes(session: CDPSession): Promise<number> {
  await collectGarbage(session)
  const chunks: string[] = []
  const take = ({ chunk }: { chunk: string }) => void chunks.push(chunk)
  session.on('HeapProfiler.addHeapSnapshotChunk', take)
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false })
  session.off('HeapProfiler.addHeapSnapshotChunk', take)
  const { snapshot, nodes } = JSON.parse(chunks.join('')) as {
    snapshot: { meta: { node_fields: string[] } }
    nodes: number[]
  }
  const fields = snapshot.meta.node_fields
  const at = fields.indexOf('detachedness')
  if (at < 0) throw new Error('the snapshot does not tell detached nodes')
  const DETACHED = 2
  let count = 0
  for (let node = at; node < nodes.length; node += fields.length) if (nodes[node] === DETACHED) count += 1
  return count
}

/** What a round's finalisers let go is gone after the next: it took three until nothing more went, and one is to spare. */
async function collectGarbage(session: CDPSession): Promise<void> {
  for (let round = 0; round < 4; round++) await session.send('HeapProfiler.collectGarbage')
}
