import { compress } from 'hono/compress'
import * as z from 'zod/mini'
import { PartnerEventRequestSchema } from '../../utils/api/event-contract.ts'
import { BATCH_BYTES, BatchRequestSchema } from '../../utils/api/flag-contract.ts'
import { allowOnly } from '../http/authenticate.ts'
import { readBody, readJson } from '../http/read-body.ts'
import { readQuery } from '../http/read-query.ts'
import { type RouteTools, SMALL_BODY } from '../http/route-tools.ts'
import * as describe from '../open-api/descriptions.ts'
import { acceptFlags } from './accept-flags.ts'
import { listChanges, MOST_CHANGES } from './list-changes.ts'
import { addPartnerEvent } from './partner-event.ts'
import { putFlag } from './put-flag.ts'
import { readFlag } from './read-flag.ts'

const FLAG = '/v1/flags/:id{[0-9a-fA-F-]{36}}'
const FLAG_EVENTS = '/v1/flags/:id{[0-9a-fA-F-]{36}}/events'

const ChangesQuerySchema = z.object({
  cursor: z.optional(z.string().check(z.maxLength(200))),
  limit: z.pipe(
    z.transform((text: string | undefined) => Number(text ?? MOST_CHANGES)),
    z.int().check(z.minimum(1), z.maximum(MOST_CHANGES)),
  ),
})

/** What partners do: send flags, read them, follow them, add to them. */
export function addFlagRoutes({ app, store, now, signedIn, hurry }: RouteTools): void {
  const partner = allowOnly('partner')
  const reader = allowOnly('partner', 'reviewer')

  app.post('/v1/flags/batch', describe.batchDescription, signedIn, partner, async (c) => {
    const { flags } = await readBody(c, BatchRequestSchema, BATCH_BYTES)
    const results = await acceptFlags(store, c.get('caller').organisation.id, flags, now)
    hurry()
    return c.json({ results })
  })

  app.put(FLAG, describe.putFlagDescription, signedIn, partner, async (c) => {
    const item = await readJson(c, BATCH_BYTES)
    const { status, receipt } = await putFlag(store, c.get('caller').organisation.id, c.req.param('id'), item, now)
    hurry()
    return c.json(receipt, status)
  })

  app.get(FLAG, describe.getFlagDescription, signedIn, reader, async (c) =>
    c.json(await readFlag(store, c.get('caller'), c.req.param('id'))),
  )

  app.post(FLAG_EVENTS, describe.partnerEventDescription, signedIn, partner, async (c) => {
    const request = await readBody(c, PartnerEventRequestSchema, SMALL_BODY)
    const { status, event } = await addPartnerEvent(store, c.get('caller'), c.req.param('id'), request, now)
    return c.json(event, status)
  })

  // The one answer that grows large, and partners pay for each byte.
  app.get('/v1/changes', describe.changesDescription, compress(), signedIn, reader, async (c) =>
    c.json(await listChanges(store, c.get('caller').organisation.id, readQuery(c, ChangesQuerySchema))),
  )
}
