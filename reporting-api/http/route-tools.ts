import type { Hono, MiddlewareHandler } from 'hono'
import type { Configuration } from '../configuration.ts'
import type { Store } from '../store/store.ts'
import type { ApiEnvironment } from './environment.ts'
import type { RateLimits } from './rate-limits.ts'

/** Bodies that hold no flag are short. */
export const SMALL_BODY = 32 * 1024

/** What the modules that add routes need. */
export interface RouteTools {
  app: Hono<ApiEnvironment>
  store: Store
  configuration: Pick<Configuration, 'service' | 'rateLimits' | 'tokenDays' | 'publicUrl'>
  now: () => Date
  limits: RateLimits
  /** Lets holders of a valid token pass. */
  signedIn: MiddlewareHandler<ApiEnvironment>
  /** Called when an imminent flag may have come in. */
  hurry: () => void
}
