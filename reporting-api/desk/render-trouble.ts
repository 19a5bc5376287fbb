import type { ProblemType } from '../../utils/api/problem-contract.ts'
import { PROBLEM_PREFIX } from '../../utils/api/problem-contract.ts'
import type { ApiContext } from '../http/environment.ts'
import type { Log } from '../http/log.ts'
import { refusalOf } from '../http/render-error.ts'
import { type Trouble, troublePage } from './trouble-page.ts'

const TROUBLES: Partial<Record<ProblemType, Trouble>> = {
  'not-found': 'notFound',
  'too-many-requests': 'tooMany',
  'too-large': 'tooLarge',
  'bad-request': 'notUnderstood',
  'unsupported-media': 'notUnderstood',
}

/** Where an error becomes a page. What was not foreseen is logged as the API's routes log it. */
export function renderTrouble(log: Log) {
  return async function onError(error: Error, c: ApiContext): Promise<Response> {
    const { problem, headers } = refusalOf(error, c, log)
    const type = problem.type.slice(PROBLEM_PREFIX.length) as ProblemType
    for (const [name, value] of Object.entries(headers)) c.header(name, value)
    c.status(problem.status as 500)
    return c.html(await troublePage(c.get('visit'), TROUBLES[type] ?? 'failed'))
  }
}
