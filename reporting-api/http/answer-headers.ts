import type { Context, MiddlewareHandler } from 'hono'
import { cors } from 'hono/cors'

/**
 * Any page may ask: no cookie is used, the token is the only key. So the extension needs no host permission,
 * whatever the operator's address. Header names stand one by one, because `*` does not cover `Authorization`:
 * https://fetch.spec.whatwg.org/#cors-non-wildcard-request-header-name
 */
const anyOrigin: MiddlewareHandler = cors({
  origin: '*',
  allowMethods: ['GET', 'HEAD', 'PUT', 'POST', 'DELETE'],
  allowHeaders: ['authorization', 'content-type', 'content-encoding', 'if-none-match'],
  // `Date`: clients' clocks are wrong, and targets run by the server's.
  exposeHeaders: ['Retry-After', 'ETag', 'Date', 'X-Request-Id'],
  maxAge: 7_200,
})

/** The same for all addresses save those where a cookie is used. */
export function allowAnyOrigin(usesCookie: (c: Context) => boolean): MiddlewareHandler {
  return async function allowAnyOrigin(c, next) {
    return usesCookie(c) ? next() : anyOrigin(c, next)
  }
}

/** Answers hold what partners wrote: no cache keeps them save where the route says so, no browser guesses their type. */
export const keepPrivate: MiddlewareHandler = async function keepPrivate(c, next) {
  await next()
  if (!c.res.headers.has('Cache-Control')) c.res.headers.set('Cache-Control', 'no-store')
  c.res.headers.set('X-Content-Type-Options', 'nosniff')
}
