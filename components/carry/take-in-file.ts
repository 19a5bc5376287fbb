import type { PageCalls } from '../../utils/messages/page-contract.ts'
import type { Send } from '../../utils/messages/send.ts'
import type { CarryFiles } from '../ui/host.tsx'

/** What became of all that a file holds. */
export interface TakenFile {
  flags: { added: number; known: number }
  said: PageCalls['outbox.takeInSaid']['out']
  damaged: number
}

export type FileTrouble = 'tooLarge' | 'wrongPassphrase' | 'foreignFile'

/** So many go to the background in one message. */
const SLICE = 50

/**
 * Opens a file and hands over what it holds: first all flags, then what was said of them, in the file's order. Resolves to
 * what is wrong with file or passphrase where it does not open. Rejects where the background does not answer.
 */
export async function takeInFile(
  file: File,
  passphrase: string,
  files: CarryFiles,
  send: Send<PageCalls>,
): Promise<TakenFile | FileTrouble> {
  if (file.size > files.limit) return 'tooLarge'
  const opened = await files.open(new Uint8Array(await file.arrayBuffer()), passphrase)
  if (!opened.ok) return opened.why === 'wrong_passphrase' ? 'wrongPassphrase' : 'foreignFile'
  const flags = { added: 0, known: 0 }
  const said = { added: 0, known: 0, leftOut: 0 }
  let { damaged } = opened
  for (const slice of slices(opened.flags)) {
    const taken = await send('outbox.takeIn', { flags: slice })
    flags.added += taken.added
    flags.known += taken.known
    damaged += taken.damaged
  }
  for (const slice of slices(opened.events)) {
    const taken = await send('outbox.takeInSaid', { events: slice })
    said.added += taken.added
    said.known += taken.known
    said.leftOut += taken.leftOut
  }
  return { flags, said, damaged }
}

function slices<T>(items: T[]): T[][] {
  return Array.from({ length: Math.ceil(items.length / SLICE) }, (_, n) => items.slice(n * SLICE, (n + 1) * SLICE))
}
