// A reviewer at the reference server's own routes, for tests and the tour.
import type * as z from 'zod/mini'
import type { RecordedEvent } from '../../utils/api/event-contract.ts'
import { StoredFlagSchema } from '../../utils/api/flag-contract.ts'
import type { ReviewEventRequestSchema } from '../../utils/api/review-contract.ts'
import { EnrolmentSchema } from '../../utils/api/service-contract.ts'
import type { ReportingApi } from './reporting-api.ts'

export interface Reviewer {
  /** Moves a flag to the next state of its life-cycle. Throws with the server's words where it refuses. */
  move(flagId: string, event: ReviewMove): Promise<void>
  /** The flag's events as the server holds them, oldest first. */
  events(flagId: string): Promise<RecordedEvent[]>
}

type ReviewMove = z.infer<typeof ReviewEventRequestSchema>

/** Enrols a reviewer by an own invite. */
export async function enrolReviewer(api: ReportingApi): Promise<Reviewer> {
  const link = new URL(await api.invite('Review desk', 'reviewer'))
  const invite = new URLSearchParams(link.hash.slice(1)).get('i')
  const answer = await post('enrolments', { invite, nonce: crypto.randomUUID() })
  const { token } = EnrolmentSchema.parse(answer)

  async function post(path: string, body: unknown, authorization?: string): Promise<unknown> {
    const headers = { 'content-type': 'application/json', ...(authorization ? { authorization } : {}) }
    const response = await fetch(`${api.origin}/v1/${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
    return response.json()
  }

  return {
    async move(flagId, event) {
      await post(`review/flags/${flagId}/events`, event, `Bearer ${token}`)
    },
    async events(flagId) {
      const headers = { authorization: `Bearer ${token}` }
      const response = await fetch(`${api.origin}/v1/flags/${flagId}`, { headers })
      return StoredFlagSchema.parse(await response.json()).events
    },
  }
}
