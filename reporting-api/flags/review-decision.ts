import type * as z from 'zod/mini'
import type { ReviewEventRequestSchema } from '../../utils/api/review-contract.ts'
import { ACTIONS, NO_VIOLATION_REASONS, stateGroup } from '../../utils/flag/life-cycle.ts'
import type { FieldError } from '../http/problem.ts'

export type ReviewEventRequest = z.infer<typeof ReviewEventRequestSchema>

/** What a review event lacks or may not hold; empty where it is complete. */
export function decisionErrors(request: ReviewEventRequest): FieldError[] {
  const { state, actions = [], reason, scope = [] } = request
  const errors: FieldError[] = []
  if (actions.some((action) => !ACTIONS.includes(action))) errors.push({ field: 'actions', code: 'unknown' })
  if (state === 'actioned' && actions.length === 0) errors.push({ field: 'actions', code: 'missing' })
  if (actions.length > 0 && stateGroup(state) !== 'decided') errors.push({ field: 'actions', code: 'forbidden' })
  if (reason !== undefined && !NO_VIOLATION_REASONS.includes(reason)) errors.push({ field: 'reason', code: 'unknown' })
  if (state === 'no_violation' && reason === undefined) errors.push({ field: 'reason', code: 'missing' })
  if (state !== 'no_violation' && reason !== undefined) errors.push({ field: 'reason', code: 'forbidden' })
  for (const field of ['ground', 'scope', 'automated'] as const) {
    if (request[field] !== undefined && stateGroup(state) !== 'decided') errors.push({ field, code: 'forbidden' })
  }
  if (scope.length > 1 && scope.includes('*')) errors.push({ field: 'scope', code: 'invalid' })
  if (request.into !== undefined && state !== 'duplicate') errors.push({ field: 'into', code: 'forbidden' })
  return errors
}
