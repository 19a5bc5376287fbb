import { createHmac, timingSafeEqual } from 'node:crypto'
import type { ApiContext } from '../http/environment.ts'

/** What the forms of a browser carry: made from its cookie's secret, so nothing need be kept of it. */
export function formTokenOf(secret: string): string {
  return createHmac('sha256', secret).update('desk form').digest('base64url')
}

/** Whether a form came from a page of ours: by its token, and by what the browser says of the page. */
export function isOurs(c: ApiContext, form: URLSearchParams, formToken: string): boolean {
  const site = c.req.header('sec-fetch-site')
  if (site !== undefined && site !== 'same-origin') return false
  const shown = Buffer.from(form.get('csrf') ?? '')
  const wanted = Buffer.from(formToken)
  return shown.length === wanted.length && timingSafeEqual(shown, wanted)
}
