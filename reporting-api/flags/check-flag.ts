import { hash } from 'node:crypto'
import { type Flag, FlagSchema } from '../../utils/flag/flag.ts'
import type { FieldError } from '../http/problem.ts'
import { canonicalJson } from './canonical-json.ts'

/** More than a person would mend at once; a hostile item could name thousands. */
const MOST_ERRORS = 30
const ID = /^[0-9a-f-]{36}$/i

export type CheckedFlag =
  | { ok: true; flag: Flag }
  /** `id` is what the item calls itself, where that looks like an id. */
  | { ok: false; id: string | null; errors: FieldError[] }

/**
 * Whether something that was sent is a flag: its shape, its category's rules, and that its hash is the one of
 * what arrived. Codes are those of `FlagProblem`, and `invalid` (wrong shape) and `mismatch` (the hash).
 */
export function checkFlag(item: unknown): CheckedFlag {
  const parsed = FlagSchema.safeParse(item)
  if (!parsed.success) {
    const errors = parsed.error.issues.flatMap((issue) => fieldErrors(issue, item)).slice(0, MOST_ERRORS)
    return { ok: false, id: idOf(item), errors }
  }
  // The schemas that are made from the table carry no types; what passed them is of the flag's shape.
  const flag = parsed.data as Flag
  const { hash: told, ...hashed } = flag
  const text = canonicalJson(hashed)
  if (text === undefined) return { ok: false, id: flag.id, errors: [{ field: 'hash', code: 'invalid' }] }
  if (hash('sha256', text) !== told) return { ok: false, id: flag.id, errors: [{ field: 'hash', code: 'mismatch' }] }
  return { ok: true, flag }
}

type Issue = NonNullable<ReturnType<typeof FlagSchema.safeParse>['error']>['issues'][number]

function fieldErrors(issue: Issue, item: unknown): FieldError[] {
  const field = issue.path.join('.')
  switch (issue.code) {
    case 'custom':
      return [{ field, code: issue.message }]
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({ field: [...issue.path, key].join('.').slice(0, 200), code: 'forbidden' }))
    case 'too_big':
      return [{ field, code: 'too_long' }]
    default:
      return [{ field, code: isMissing(item, issue.path) ? 'missing' : 'invalid' }]
  }
}

function isMissing(item: unknown, path: PropertyKey[]): boolean {
  let value = item
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return true
    value = Reflect.get(value, key)
  }
  return value === undefined
}

function idOf(item: unknown): string | null {
  const id = typeof item === 'object' && item !== null && 'id' in item ? item.id : null
  return typeof id === 'string' && ID.test(id) ? id : null
}
