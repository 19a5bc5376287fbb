import type { Configuration } from '../configuration.ts'
import { listAccess } from '../organisations/list-access.ts'
import { withStore } from './with-store.ts'

/** Prints one line for each token and invite: id, kind, role, state, end, organisation, with tabs between. */
export async function list(configuration: Configuration): Promise<void> {
  await withStore(configuration, async (store) => {
    for (const { id, kind, role, state, expiresAt, organisation } of await listAccess(store, new Date())) {
      console.log([id, kind, role, state, expiresAt ?? 'never ends', oneLine(organisation)].join('\t'))
    }
  })
}

/** A name with control characters could draw over the terminal. */
function oneLine(name: string): string {
  return name.replace(/\p{Cc}/gu, ' ')
}
