import { createServer, type Server } from 'node:http'
import { setTimeout } from 'node:timers/promises'
import { getRequestListener } from '@hono/node-server'
import { alertSender } from './alerts/send-alert.ts'
import { watchAlerts } from './alerts/watch.ts'
import { createApp } from './app.ts'
import { type Configuration, originOf } from './configuration.ts'
import { watchClosing } from './flags/watch-closing.ts'
import type { Log } from './http/log.ts'
import { openStore } from './store/open-store.ts'

/** How long `close` waits for answers that are under way, in ms. */
const DRAIN_TIME = 10_000
/**
 * How long a connection may wait for its next request, in ms. Longer than the proxy before us keeps its own (Caddy: 2 min,
 * https://caddyserver.com/docs/caddyfile/directives/reverse_proxy), or it would now and then send into one that just closed.
 */
const KEEP_ALIVE_TIME = 130_000
/** How often it looks for connections that have had their answer, in ms. */
const SWEEP_TIME = 50

export interface RunningServer {
  /** `http://host:port` */
  origin: string
  /** Says for `drainSeconds` that it is not ready; then takes no new connections, lets running answers end, then closes the database. */
  close(): Promise<void>
}

/** Opens the database, brings it up to date and listens. Rejects where the port or the database can't be had. */
export async function startServer(configuration: Configuration, log: Log): Promise<RunningServer> {
  const store = await openStore({
    databaseUrl: configuration.databaseUrl,
    dataFolder: configuration.dataFolder,
    reportError: ({ name }) => log({ event: 'database', name }),
  })
  const now = () => new Date()
  const ending = new AbortController()
  const send = alertSender(configuration.alerts)
  const watch = send && watchAlerts({ store, send, now, log }, ending.signal)
  const closing = watchClosing({ store, times: configuration.closing, now, log }, ending.signal)
  let isDraining = false
  const app = createApp({ store, configuration, now, log, hurry: () => watch?.hurry(), isDraining: () => isDraining })
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_TIME }, getRequestListener(app.fetch))
  const { host, port } = configuration
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(port, host, resolve)
    })
  } catch (error) {
    ending.abort()
    await Promise.all([watch?.ended, closing])
    await store.close()
    throw error
  }
  const address = server.address()
  return {
    origin: originOf(host, typeof address === 'object' && address ? address.port : port),
    async close() {
      isDraining = true
      await setTimeout(configuration.drainSeconds * 1_000)
      await drain(server)
      ending.abort()
      await Promise.all([watch?.ended, closing])
      await store.close()
    },
  }
}

/**
 * Node closes the connections that are idle at the call; one that answers then stays open for its keep-alive time:
 * https://nodejs.org/api/http.html#serverclosecallback
 */
async function drain(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_TIME)
  const giveUp = globalThis.setTimeout(() => server.closeAllConnections(), DRAIN_TIME)
  await closed
  clearInterval(sweep)
  clearTimeout(giveUp)
}
