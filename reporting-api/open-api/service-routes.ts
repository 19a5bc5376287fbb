import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import taxonomy from '../../utils/flag/taxonomy.json' with { type: 'json' }
import { ProblemError } from '../http/problem.ts'
import { limitStrangers } from '../http/rate-limits.ts'
import type { RouteTools } from '../http/route-tools.ts'
import * as describe from './descriptions.ts'
import { openApiDocument } from './document.ts'
import { openApiPage, PAGE_POLICY } from './page.ts'

/** What the server says of itself: whether it is well, its contract, the taxonomy it goes by. */
export function addServiceRoutes({ app, store, limits, signedIn }: RouteTools, isDraining: () => boolean): void {
  const stranger = limitStrangers(limits)
  const text = JSON.stringify(taxonomy)
  const etag = `"${createHash('sha256').update(text).digest('base64url')}"`

  app.get('/healthz', describe.healthDescription, stranger, (c) => c.json({ status: 'ok' }))

  app.get('/readyz', describe.readyDescription, stranger, async (c) => {
    if (isDraining()) throw new ProblemError('unavailable', { detail: 'The server is about to end.' })
    await sql`select 1`.execute(store.database)
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
