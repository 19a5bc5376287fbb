import { ReviewEventRequestSchema } from '../../utils/api/review-contract.ts'
import { stateGroup } from '../../utils/flag/life-cycle.ts'
import type { ReviewEventRequest } from '../flags/review-decision.ts'
import type { FieldError } from '../http/problem.ts'

/** Longest words and ground that a reviewer can give, after the contract. */
export const MOST_WORDS = 4_000
export const MOST_GROUND = 300

export type ReadMove = { ok: true; request: ReviewEventRequest } | { ok: false; move: MoveName; errors: FieldError[] }

/** The form of the page that was sent, named by what it is for. */
export type MoveName = (typeof MOVES)[number]
const MOVES = ['step', 'ask', 'escalate', 'decide', 'merge'] as const

/**
 * What a form on a flag's page asks for, or what it lacks. The desk asks for more than the API: a question has words, a
 * decision says why. Fields that are left empty are not sent.
 */
export function readMove(form: URLSearchParams): ReadMove {
  const typed = (name: string) => form.get(name)?.replaceAll('\r\n', '\n').trim() || undefined
  const move = MOVES.find((name) => name === form.get('move')) ?? 'step'
  const state = typed('state')
  const isDecision = move === 'decide'
  const told = {
    id: typed('id'),
    state,
    words: typed('words'),
    ...(isDecision && {
      actions: form.getAll('actions'),
      reason: typed('reason'),
      ground: typed('ground'),
      scope: typed('scope') && form.getAll('scope'),
      automated: form.get('automated') === 'yes',
    }),
    ...(move === 'merge' && { into: typed('into') }),
  }
  const errors: FieldError[] = []
  const { words } = told
  if (state === undefined) errors.push({ field: 'state', code: 'missing' })
  if (words === undefined && (move === 'ask' || isDecision)) errors.push({ field: 'words', code: 'missing' })
  if (words !== undefined && words.length > MOST_WORDS) errors.push({ field: 'words', code: 'too_long' })
  if (isDecision && (told.ground?.length ?? 0) > MOST_GROUND) errors.push({ field: 'ground', code: 'too_long' })
  if (move === 'merge' && told.into === undefined) errors.push({ field: 'into', code: 'missing' })
  if (errors.length > 0) return { ok: false, move, errors }
  const parsed = ReviewEventRequestSchema.safeParse(told)
  if (parsed.success) return { ok: true, request: parsed.data }
  return {
    ok: false,
    move,
    errors: parsed.error.issues.map(({ path }) => ({ field: String(path[0]), code: 'invalid' })),
  }
}

/** The form of the page that can lead to this state. */
export function moveOf(state: string): MoveName {
  if (state === 'info_requested') return 'ask'
  if (state === 'escalated') return 'escalate'
  if (state === 'duplicate') return 'merge'
  return stateGroup(state) === 'decided' ? 'decide' : 'step'
}
