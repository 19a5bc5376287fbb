import { randomUUID } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'
import { routePath } from 'hono/route'
import type { ApiEnvironment } from './environment.ts'
import type { Log } from './log.ts'

/** Gives each request an id, which its answer tells too, and logs it by its route's pattern, never by its address: addresses hold ids and cursors. */
export function requestLog(log: Log): MiddlewareHandler<ApiEnvironment> {
  return async function requestLog(c, next) {
    const request = randomUUID()
    const started = performance.now()
    c.set('requestId', request)
    await next()
    c.res.headers.set('X-Request-Id', request)
    log({
      event: 'request',
      request,
      method: c.req.method,
      route: routePath(c),
      status: c.res.status,
      ms: Math.round(performance.now() - started),
    })
  }
}
