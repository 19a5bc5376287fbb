import { createApp } from '../app.ts'
import { readConfiguration } from '../configuration.ts'
import { logToStderr } from '../http/log.ts'
import { openApiDocument } from '../open-api/document.ts'
import { openEmptyStore } from '../store/open-store.ts'

/** Prints the OpenAPI document. It needs no running server, and keeps nothing. */
export async function openapi(): Promise<void> {
  const read = readConfiguration({})
  if (!read.ok) throw new Error(read.faults.join('\n'))
  const store = openEmptyStore()
  const app = createApp({ store, configuration: read.configuration, now: () => new Date(), log: logToStderr })
  console.log(JSON.stringify(await openApiDocument(app), null, 2))
  await store.close()
}
