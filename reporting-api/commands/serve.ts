import type { Configuration } from '../configuration.ts'
import { logToStderr } from '../http/log.ts'
import { startServer } from '../start-server.ts'

/** Runs the server until SIGTERM or SIGINT; what is under way then still gets its answer. */
export async function serve(configuration: Configuration): Promise<void> {
  const server = await startServer(configuration, logToStderr)
  console.log(`listening on ${server.origin}`)
  await Promise.race(['SIGTERM', 'SIGINT'].map((signal) => new Promise((resolve) => process.once(signal, resolve))))
  await server.close()
}
