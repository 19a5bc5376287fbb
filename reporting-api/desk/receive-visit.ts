import type { MiddlewareHandler } from 'hono'
import type { ApiEnvironment } from '../http/environment.ts'
import { readForm } from '../http/read-form.ts'
import type { RouteTools } from '../http/route-tools.ts'
import { SMALL_BODY } from '../http/route-tools.ts'
import { isSecret, newSecret } from '../organisations/secret.ts'
import type { DeskCookies } from './desk-cookies.ts'
import { acceptedLanguages, deskWords } from './desk-words.ts'
import { formTokenOf, isOurs } from './form-token.ts'
import { findSession } from './session.ts'
import { troublePage } from './trouble-page.ts'

/** Works out who asks and refuses forms that are not ours. From here on `c.get('visit')` says it all. */
export function receiveVisit(
  { store, now, limits }: Pick<RouteTools, 'store' | 'now' | 'limits'>,
  cookies: DeskCookies,
): MiddlewareHandler<ApiEnvironment> {
  return async function receiveVisit(c, next) {
    const wanted = [cookies.language(c) ?? '', ...acceptedLanguages(c.req.header('accept-language') ?? '')]
    const words = await deskWords(wanted)
    const shown = cookies.secret(c)
    const known = shown !== undefined && isSecret('session', shown) ? shown : undefined
    const secret = known ?? newSecret('session')
    const at = now()
    // For the pages that say what went wrong before all is known.
    const visit = {
      words,
      secret,
      formToken: formTokenOf(secret),
      reviewer: undefined,
      form: new URLSearchParams(),
      now: at,
    }
    c.set('visit', visit)
    const reviewer = known === undefined ? undefined : await findSession(store, known, at)
    if (reviewer) await limits.countMember(reviewer.member)
    else await limits.countStranger(c)
    if (known === undefined) cookies.setSecret(c, secret)
    const form = c.req.method === 'POST' ? await readForm(c, SMALL_BODY) : visit.form
    c.set('visit', { ...visit, reviewer, form })
    if (c.req.method === 'POST' && !isOurs(c, form, visit.formToken)) {
      return c.html(troublePage(c.get('visit'), 'stale'), 403)
    }
    return next()
  }
}
