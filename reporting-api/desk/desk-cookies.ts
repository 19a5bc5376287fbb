import { getCookie, setCookie } from 'hono/cookie'
import type { CookieOptions } from 'hono/utils/cookie'
import type { Configuration } from '../configuration.ts'
import type { ApiContext } from '../http/environment.ts'
import { SESSION_TIME } from './session.ts'

type Served = Pick<Configuration, 'publicUrl' | 'rateLimits'>
const YEAR = 365 * 24 * 3_600

/** The desk's cookies: which browser this is, and the language it chose. */
export interface DeskCookies {
  secret(c: ApiContext): string | undefined
  setSecret(c: ApiContext, secret: string): void
  language(c: ApiContext): string | undefined
  setLanguage(c: ApiContext, tag: string): void
}

/**
 * Under TLS their names begin with `__Host-`: no other host, and nothing in the open, can set them, see
 * https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/Set-Cookie#cookie_prefixes
 */
export function deskCookies(served: Served): DeskCookies {
  const get = (c: ApiContext, name: string) => (isSecure(c, served) ? getCookie(c, name, 'host') : getCookie(c, name))
  const set = (c: ApiContext, name: string, value: string, maxAge: number) => {
    const options: CookieOptions = { httpOnly: true, sameSite: 'Strict', maxAge }
    if (isSecure(c, served)) setCookie(c, name, value, { ...options, prefix: 'host' })
    else setCookie(c, name, value, { ...options, path: '/desk' })
  }
  return {
    secret: (c) => get(c, 'desk'),
    setSecret: (c, secret) => set(c, 'desk', secret, SESSION_TIME / 1_000),
    language: (c) => get(c, 'desk-language'),
    setLanguage: (c, tag) => set(c, 'desk-language', tag, YEAR),
  }
}

function isSecure(c: ApiContext, { publicUrl, rateLimits }: Served): boolean {
  if (publicUrl?.startsWith('https:')) return true
  return rateLimits.proxyHops > 0 && c.req.header('x-forwarded-proto') === 'https'
}
