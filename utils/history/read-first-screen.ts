// How a page reads what is kept of the history's first screen. Nothing else is loaded for it: it is read before all scripts are.
import { readRecord } from '../store/read-record.ts'
import type { FirstScreen, KeptScreen } from './first-screen.ts'

/** The name of its record. */
export const FIRST_SCREEN = 'first-screen'

/** For a page that opens: what this version of the extension kept. Null where there is none, or it can't be read. */
export async function readFirstScreen<Overview>(version: string): Promise<FirstScreen<Overview> | null> {
  try {
    // The seal proves that this program wrote it, the version that it looks as today: no schema would say more.
    const kept = (await readRecord(FIRST_SCREEN)) as KeptScreen<Overview> | undefined
    return kept?.version === version ? kept.screen : null
  } catch {
    // Damaged, or storage is refused: the background says so, where it matters.
    return null
  }
}
