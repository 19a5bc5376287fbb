import * as z from 'zod/mini'
import { ReviewEventRequestSchema } from '../../utils/api/review-contract.ts'
import { allowOnly } from '../http/authenticate.ts'
import { readBody } from '../http/read-body.ts'
import { readQuery } from '../http/read-query.ts'
import { type RouteTools, SMALL_BODY } from '../http/route-tools.ts'
import * as describe from '../open-api/descriptions.ts'
import { listForReview, MOST_REVIEW_FLAGS } from './list-for-review.ts'
import { reviewFlag } from './review-flag.ts'

const QuerySchema = z.object({
  state: z.optional(z.string().check(z.maxLength(60), z.regex(/^\w+$/))),
  cursor: z.optional(z.string().check(z.maxLength(200))),
  limit: z.pipe(
    z.transform((text: string | undefined) => Number(text ?? 50)),
    z.int().check(z.minimum(1), z.maximum(MOST_REVIEW_FLAGS)),
  ),
})

/** What reviewers do: choose a flag, move it through its life-cycle. They read flags at the partners' address. */
export function addReviewRoutes({ app, store, now, signedIn }: RouteTools): void {
  const reviewer = allowOnly('reviewer')

  app.get('/v1/review/flags', describe.reviewListDescription, signedIn, reviewer, async (c) =>
    c.json(await listForReview(store, readQuery(c, QuerySchema))),
  )

  app.post(
    '/v1/review/flags/:id{[0-9a-fA-F-]{36}}/events',
    describe.reviewEventDescription,
    signedIn,
    reviewer,
    async (c) => {
      const request = await readBody(c, ReviewEventRequestSchema, SMALL_BODY)
      const { status, event } = await reviewFlag(store, c.get('caller').member, c.req.param('id'), request, now)
      return c.json(event, status)
    },
  )
}
