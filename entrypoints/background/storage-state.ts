/** Below this there is no sure room for one more flag with its draft and row. */
const ROOM_BYTES = 1024 * 1024

/** Below this the partner is told in time: it holds some thousand flags, or one busy day of the browser's other sites. */
const LOW_ROOM_BYTES = 20 * 1024 * 1024

/** How much the browser says can still be written: enough, little, or next to nothing. */
export async function storageRoom(): Promise<'ok' | 'low' | 'full'> {
  const { quota, usage } = await navigator.storage.estimate()
  if (quota === undefined || usage === undefined) return 'ok'
  const room = quota - usage
  return room < ROOM_BYTES ? 'full' : room < LOW_ROOM_BYTES ? 'low' : 'ok'
}

/** The database could not be opened: the profile is damaged, or the browser forbids storage. */
export class StorageUnreadableError extends Error {
  override name = 'StorageUnreadableError'
}

/** The code by which screens explain an error of storage. */
export function explainError(error: unknown): 'failed' | 'storage_full' | 'storage_unreadable' {
  if (error instanceof StorageUnreadableError) return 'storage_unreadable'
  return error instanceof DOMException && error.name === 'QuotaExceededError' ? 'storage_full' : 'failed'
}
