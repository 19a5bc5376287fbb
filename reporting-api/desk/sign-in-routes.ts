import type { Hono } from 'hono'
import type { ApiContext, ApiEnvironment } from '../http/environment.ts'
import type { RouteTools } from '../http/route-tools.ts'
import { enrol } from '../organisations/enrol.ts'
import { findCaller } from '../organisations/find-caller.ts'
import { findInvite } from '../organisations/find-invite.ts'
import { newSecret, secretHash } from '../organisations/secret.ts'
import type { DeskCookies } from './desk-cookies.ts'
import { formTokenOf } from './form-token.ts'
import { beginSession, endSession } from './session.ts'
import { type SignInFault, signInPage, tokenPage } from './sign-in-page.ts'

type Tools = Pick<RouteTools, 'store' | 'now' | 'limits' | 'configuration'>

/** Coming in and going out. Everybody may ask for these. */
export function addSignInRoutes(
  desk: Hono<ApiEnvironment>,
  { store, now, limits, configuration }: Tools,
  cookies: DeskCookies,
): void {
  desk.get('/sign-in', (c) => {
    const next = addressWithin(c.req.query('next'))
    return c.get('visit').reviewer ? c.redirect(next, 303) : c.html(signInPage(c.get('visit'), { next }))
  })

  desk.post('/sign-in', async (c) => {
    const { form } = c.get('visit')
    const next = addressWithin(form.get('next'))
    const caller = await findCaller(store, form.get('token')?.trim() ?? '', now())
    if (!caller) return refuse(c, 'unknown', next)
    if (caller.role !== 'reviewer') return refuse(c, 'role', next)
    await enter(c, caller.tokenHash)
    return c.redirect(next, 303)
  })

  desk.post('/enrol', async (c) => {
    await limits.countEnrolment(c)
    const invite = inviteIn(c.get('visit').form.get('invite') ?? '')
    const found = await findInvite(store, invite, now())
    if (!found.ok) return refuse(c, found.problem)
    // Not used up by somebody who can't come in with it.
    if (found.guest.role !== 'reviewer') return refuse(c, 'role')
    const enrolled = await enrol(store, { invite, nonce: newSecret('session') }, now(), configuration.tokenDays)
    if (!enrolled.ok) return refuse(c, enrolled.problem)
    await enter(c, secretHash(enrolled.token))
    const { secret } = c.get('visit')
    return c.html(tokenPage({ ...c.get('visit'), formToken: formTokenOf(secret) }, enrolled.token))
  })

  desk.post('/sign-out', async (c) => {
    await endSession(store, c.get('visit').secret)
    cookies.setSecret(c, newSecret('session'))
    return c.redirect('/desk/sign-in', 303)
  })

  /** A new secret at each sign-in: whoever knew the one before is not let in with it. */
  async function enter(c: ApiContext, tokenHash: string): Promise<void> {
    await endSession(store, c.get('visit').secret)
    const secret = await beginSession(store, tokenHash, now())
    cookies.setSecret(c, secret)
    c.set('visit', { ...c.get('visit'), secret })
  }
}

function refuse(c: ApiContext, fault: SignInFault, next = '/desk') {
  return c.html(signInPage(c.get('visit'), { fault, next }), 403)
}

/** The code of an invite, from its link or by itself. */
function inviteIn(text: string): string {
  const hash = URL.parse(text.trim())?.hash.slice(1)
  return (hash && new URLSearchParams(hash).get('i')) || text.trim()
}

/** An address of the desk; its start page where it is none, so that nobody is led elsewhere. */
export function addressWithin(address: string | null | undefined): string {
  return address && /^\/desk(\/[\w/-]*)?(\?[\w=&%.-]*)?$/.test(address) ? address : '/desk'
}
