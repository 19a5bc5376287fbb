import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'
import type { Visit } from '../desk/visit.ts'
import type { Caller } from '../organisations/caller.ts'

/** What travels with a request. `incoming` is absent where a test calls the app without a socket. */
export interface ApiEnvironment {
  Bindings: Partial<HttpBindings>
  Variables: { requestId: string; caller: Caller; visit: Visit }
}
export type ApiContext = Context<ApiEnvironment>
