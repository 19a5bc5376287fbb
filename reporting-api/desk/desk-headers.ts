import type { MiddlewareHandler } from 'hono'

/** No script at all, nothing from elsewhere, and no page that shows this one: https://www.w3.org/TR/CSP3/ */
const POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** What each answer of the desk says to the browser. */
export const deskHeaders: MiddlewareHandler = async function deskHeaders(c, next) {
  await next()
  c.res.headers.set('Content-Security-Policy', POLICY)
  c.res.headers.set('X-Frame-Options', 'DENY')
  // The address of a flag's page stays here, also when a reviewer follows a link.
  c.res.headers.set('Referrer-Policy', 'no-referrer')
  c.res.headers.set('X-Robots-Tag', 'noindex, nofollow')
  c.res.headers.set('Cross-Origin-Opener-Policy', 'same-origin')
  c.res.headers.set('Cross-Origin-Resource-Policy', 'same-origin')
}
