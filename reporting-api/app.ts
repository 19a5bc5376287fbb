// The app: what all routes share, and the routes by subject. What they do lives in the rooms they name.
import { Hono } from 'hono'
import type { Configuration } from './configuration.ts'
import { addDeskRoutes, isAtDesk } from './desk/desk-routes.ts'
import { addFlagRoutes } from './flags/flag-routes.ts'
import { addReviewRoutes } from './flags/review-routes.ts'
import { allowAnyOrigin, keepPrivate } from './http/answer-headers.ts'
import { authenticate } from './http/authenticate.ts'
import type { ApiEnvironment } from './http/environment.ts'
import type { Log } from './http/log.ts'
import { ProblemError } from './http/problem.ts'
import { createRateLimits } from './http/rate-limits.ts'
import { refuseOtherMethods } from './http/refuse-other-methods.ts'
import { renderError } from './http/render-error.ts'
import { requestLog } from './http/request-log.ts'
import { addServiceRoutes } from './open-api/service-routes.ts'
import { addAccessRoutes } from './organisations/access-routes.ts'
import type { Store } from './store/store.ts'

export interface AppDependencies {
  store: Store
  configuration: Pick<Configuration, 'service' | 'rateLimits' | 'tokenDays' | 'publicUrl'>
  now: () => Date
  log: Log
  /** Called when an imminent flag may have come in. */
  hurry?: () => void
  /** True once the server was told to end. */
  isDraining?: () => boolean
}

/** The reporting API as an app without a port: `app.request(…)` is enough to test it. */
export function createApp({
  store,
  configuration,
  now,
  log,
  hurry = () => undefined,
  isDraining = () => false,
}: AppDependencies): Hono<ApiEnvironment> {
  const app = new Hono<ApiEnvironment>()
  const limits = createRateLimits(configuration.rateLimits)
  const signedIn = authenticate(store, limits, now)
  const tools = { app, store, configuration, now, limits, signedIn, hurry }

  app.use(requestLog(log), allowAnyOrigin(isAtDesk), keepPrivate)
  addServiceRoutes(tools, isDraining)
  addAccessRoutes(tools)
  addFlagRoutes(tools)
  addReviewRoutes(tools)
  addDeskRoutes(tools, log)
  refuseOtherMethods(app, limits)
  // A route, not `app.notFound`: what that throws passes by the middleware that logs and sets headers.
  app.all('*', async (c) => {
    await limits.countStranger(c)
    throw new ProblemError('not-found')
  })
  app.onError(renderError(log))
  return app
}
