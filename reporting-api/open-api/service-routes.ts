import { createHash } from 'node:crypto'
import taxonomy from '../../utils/flag/taxonomy.json' with { type: 'json' }
import { ProblemError } from '../http/problem.ts'
import { limitStrangers } from '../http/rate-limits.ts'
import type { RouteTools } from '../http/route-tools.ts'
import * as describe from './descriptions.ts'
import { openApiDocument } from './document.ts'
import { openApiPage, PAGE_POLICY } from './page.ts'
import { askReadiness } from './readiness.ts'

/** What the server says of itself: whether it is well, its contract, the taxonomy it goes by. */
export function addServiceRoutes({ app, store, now, limits, signedIn }: RouteTools, isDraining: () => boolean): void {
  const stranger = limitStrangers(limits)
  const readiness = askReadiness(store, now)
  const text = JSON.stringify(taxonomy)
  const etag = `"${createHash('sha256').update(text).digest('base64url')}"`

  // No limit on these two: behind a proxy that is not counted all share one network, and anybody could use it up, so that
  // the health check would take a well server out of service.
  app.get('/healthz', describe.healthDescription, (c) => c.json({ status: 'ok' }))

  app.get('/readyz', describe.readyDescription, async (c) => {
    if (isDraining()) throw new ProblemError('unavailable', { detail: 'The server is about to end.' })
    await readiness()
    return c.json({ status: 'ready' })
  })

  app.get('/v1/openapi.json', describe.openApiDescription, stranger, async (c) => c.json(await openApiDocument(app)))

  app.get('/docs', describe.pageDescription, stranger, async (c) => {
    c.header('Content-Security-Policy', PAGE_POLICY)
    return c.html(openApiPage(await openApiDocument(app)))
  })

  app.get('/v1/taxonomy', describe.taxonomyDescription, signedIn, (c) => {
    c.header('ETag', etag)
    c.header('Cache-Control', 'private, no-cache')
    const known =
      c.req
        .header('if-none-match')
        ?.split(',')
        .map((tag) => tag.trim().replace(/^W\//, '')) ?? []
    if (known.includes(etag) || known.includes('*')) return c.body(null, 304)
    return c.body(text, 200, { 'Content-Type': 'application/json' })
  })
}
