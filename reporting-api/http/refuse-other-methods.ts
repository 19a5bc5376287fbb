import type { Hono } from 'hono'
import type { ApiEnvironment } from './environment.ts'
import { ProblemError } from './problem.ts'
import type { RateLimits } from './rate-limits.ts'

/** Answers 405 with `Allow` for each path that has a route for another method. Call it after the routes. */
export function refuseOtherMethods(app: Hono<ApiEnvironment>, limits: RateLimits): void {
  const routes = app.routes.filter(({ method }) => method !== 'ALL')
  const methodsByPath = Map.groupBy(routes, ({ path }) => path)
  for (const [path, entries] of methodsByPath) {
    const methods = [...new Set(entries.map(({ method }) => method))]
    const allow = methods.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])).join(', ')
    app.all(path, async (c) => {
      await limits.countStranger(c)
      throw new ProblemError('method-not-allowed', {}, { Allow: allow })
    })
  }
}
