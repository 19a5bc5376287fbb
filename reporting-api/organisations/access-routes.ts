import { InviteRequestSchema } from '../../utils/api/access-contract.ts'
import { EnrolmentRequestSchema } from '../../utils/api/service-contract.ts'
import { allowOnly } from '../http/authenticate.ts'
import { callerOrGuest } from '../http/caller-or-guest.ts'
import { ProblemError } from '../http/problem.ts'
import { readBody } from '../http/read-body.ts'
import { type RouteTools, SMALL_BODY } from '../http/route-tools.ts'
import * as describe from '../open-api/descriptions.ts'
import { createInvite, inviteEnd } from './create-invite.ts'
import { enrol } from './enrol.ts'
import { listAccess } from './list-access.ts'
import { revokeAccess } from './revoke-access.ts'
import { rotateToken } from './rotate-token.ts'
import { describeService } from './service.ts'

/** Who may come in: the service's card, enrolment, tokens, and what operators do. */
export function addAccessRoutes({ app, store, configuration, now, limits, signedIn }: RouteTools): void {
  const operator = allowOnly('operator')

  app.get('/v1/service', describe.serviceDescription, async (c) =>
    c.json(describeService(configuration.service, await callerOrGuest(c, store, limits, now()))),
  )

  app.post('/v1/enrolments', describe.enrolmentDescription, async (c) => {
    await limits.countEnrolment(c)
    const request = await readBody(c, EnrolmentRequestSchema, SMALL_BODY)
    const enrolled = await enrol(store, request, now(), configuration.tokenDays)
    if (!enrolled.ok) throw new ProblemError(enrolled.problem)
    return c.json({ token: enrolled.token, service: describeService(configuration.service, enrolled.guest) }, 201)
  })

  app.post('/v1/tokens', describe.rotateDescription, signedIn, async (c) =>
    c.json(await rotateToken(store, c.get('caller'), now(), configuration.tokenDays), 201),
  )

  app.delete('/v1/tokens', describe.leaveDescription, signedIn, async (c) => {
    await revokeAccess(store, c.get('caller').member, now())
    return c.json({ revoked: true })
  })

  app.get('/v1/operator/access', describe.accessDescription, signedIn, operator, async (c) =>
    c.json({ access: await listAccess(store, now()) }),
  )

  app.post('/v1/operator/invites', describe.inviteDescription, signedIn, operator, async (c) => {
    const request = await readBody(c, InviteRequestSchema, SMALL_BODY)
    const created = now()
    const invite = await createInvite(store, request, created)
    return c.json({ invite, expiresAt: inviteEnd(created, request.hours).toISOString() }, 201)
  })

  app.delete('/v1/operator/access/:id{[0-9a-fA-F-]{36}}', describe.revokeDescription, signedIn, operator, async (c) => {
    if ((await revokeAccess(store, c.req.param('id'), now())) === 0) throw new ProblemError('not-found')
    return c.json({ revoked: true })
  })
}
