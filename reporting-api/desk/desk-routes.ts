import { Hono } from 'hono'
import { URGENCIES } from '../../utils/flag/taxonomy.ts'
import { UI_LANGUAGES } from '../../utils/i18n/languages.ts'
import type { ApiContext, ApiEnvironment } from '../http/environment.ts'
import type { Log } from '../http/log.ts'
import type { RouteTools } from '../http/route-tools.ts'
import { type DeskCookies, deskCookies } from './desk-cookies.ts'
import { deskHeaders } from './desk-headers.ts'
import { flagPage, type Notice } from './flag-page.ts'
import { countQueue, listQueue, type QueueFilter } from './list-queue.ts'
import { moveFlag } from './move-flag.ts'
import { queuePage } from './queue-page.ts'
import { readCase } from './read-case.ts'
import { receiveVisit } from './receive-visit.ts'
import { renderTrouble } from './render-trouble.ts'
import { addressWithin, addSignInRoutes } from './sign-in-routes.ts'
import { STYLE, STYLE_VERSION } from './style.ts'
import { troublePage } from './trouble-page.ts'

const FLAG = '/flags/:id{[0-9a-fA-F-]{36}}'
const WHOLE: QueueFilter = {
  state: undefined,
  urgency: undefined,
  takenBy: undefined,
  reference: undefined,
  after: undefined,
}

/** True for the addresses of the review desk: there a cookie is used, and no other site may ask. */
export function isAtDesk(c: { req: { path: string } }): boolean {
  return c.req.path === '/desk' || c.req.path.startsWith('/desk/')
}

/** The review desk: pages for reviewers, which need no script. What they do goes the way of the API's own routes. */
export function addDeskRoutes(tools: RouteTools, log: Log): void {
  const { app, configuration } = tools
  const cookies = deskCookies(configuration)
  const desk = new Hono<ApiEnvironment>()
  desk.onError(renderTrouble(log))
  desk.use(deskHeaders)
  // Before anybody is asked who they are: it says nothing, and the sign-in page needs it.
  desk.get('/style.css', (c) => {
    // Another version's address, asked for while versions change, must not keep this one.
    const isThis = c.req.query('v') === STYLE_VERSION
    if (isThis) c.header('Cache-Control', 'public, max-age=31536000, immutable')
    return c.body(STYLE, 200, { 'Content-Type': 'text/css; charset=utf-8' })
  })
  desk.use(receiveVisit(tools, cookies))
  addLanguageRoute(desk, cookies)
  addSignInRoutes(desk, tools, cookies)
  desk.use(async (c, next) => {
    if (c.req.path === '/desk/') return c.redirect('/desk', 303)
    if (c.get('visit').reviewer) return next()
    if (c.req.method === 'POST') return c.html(troublePage(c.get('visit'), 'signedOut'), 401)
    return c.redirect(`/desk/sign-in?next=${encodeURIComponent(c.req.path)}`, 303)
  })
  addWorkRoutes(desk, tools)
  desk.all('*', (c) => c.html(troublePage(c.get('visit'), 'notFound'), 404))
  app.route('/desk', desk)
}

function addLanguageRoute(desk: Hono<ApiEnvironment>, cookies: DeskCookies): void {
  desk.post('/language', (c) => {
    const { form } = c.get('visit')
    const chosen = UI_LANGUAGES.find(({ tag }) => tag === form.get('language'))
    if (chosen) cookies.setLanguage(c, chosen.tag)
    return c.redirect(addressWithin(form.get('here')), 303)
  })
}

function addWorkRoutes(desk: Hono<ApiEnvironment>, { store, now }: RouteTools): void {
  desk.get('/', async (c) => {
    const visit = c.get('visit')
    const filter = readFilter(c)
    const counts = await countQueue(store, memberOf(c))
    return c.html(queuePage(visit, await listQueue(store, filter), filter, counts))
  })

  desk.get(FLAG, async (c) =>
    c.html(await showFlag(c, c.req.param('id'), c.req.query('done') === undefined ? undefined : { done: true })),
  )

  desk.post(FLAG, async (c) => {
    const id = c.req.param('id')
    const moved = await moveFlag(store, memberOf(c), id, c.get('visit').form, now)
    if (moved.ok) return c.redirect(`/desk/flags/${id}?done=yes`, 303)
    return c.html(await showFlag(c, id, moved.notice), moved.status)
  })

  async function showFlag(c: ApiContext, id: string, notice: Notice | undefined) {
    const member = memberOf(c)
    const flag = await readCase(store, id, member)
    const [queue, counts] = await Promise.all([listQueue(store, WHOLE), countQueue(store, member)])
    return flagPage(c.get('visit'), flag, { queue, counts, ...(notice && { notice }) })
  }
}

function memberOf(c: ApiContext): string {
  const { reviewer } = c.get('visit')
  if (!reviewer) throw new Error('nobody has signed in')
  return reviewer.member
}

/** What the filter's form asked for; what it can't have asked for counts as nothing. */
function readFilter(c: ApiContext): QueueFilter {
  const state = c.req.query('state') ?? ''
  const reference = c.req.query('reference')?.trim().toUpperCase()
  return {
    state: /^[a-z_]{1,60}$/.test(state) ? state : undefined,
    urgency: URGENCIES.find((urgency) => urgency === c.req.query('urgency')),
    takenBy: c.req.query('mine') === 'yes' ? memberOf(c) : undefined,
    reference: reference && /^[0-9A-Z-]{1,30}$/.test(reference) ? reference : undefined,
    after: c.req.query('after'),
  }
}
