import type { MiddlewareHandler } from 'hono'
import { describeRoute, resolver } from 'hono-openapi'
import type * as z from 'zod/mini'
import { ProblemSchema } from '../../utils/api/problem-contract.ts'

export interface RouteDescription {
  summary: string
  /** What a caller must show; absent where nothing. */
  security?: 'token' | 'token or invite'
  query?: { name: string; description: string; type: 'string' | 'integer' }[]
  body?: z.ZodMiniType
  /** Successful answers by status. */
  answers: Record<number, { description: string; type?: string; schema?: z.ZodMiniType }>
  /** Statuses that come with a problem. */
  problems: number[]
}

/** Describes a route for the OpenAPI document, in the schemas that the code itself uses. */
export function documentRoute({
  summary,
  security,
  query,
  body,
  answers,
  problems,
}: RouteDescription): MiddlewareHandler {
  return describeRoute({
    summary,
    ...(security && { security: [{ bearer: [] }], description: `Bearer: a ${security}.` }),
    ...(query && { parameters: query.map(queryParameter) }),
    ...(body && { requestBody: { required: true, content: { 'application/json': { schema: resolver(body) } } } }),
    responses: {
      ...Object.fromEntries(
        Object.entries(answers).map(([status, { description, schema, type = 'application/json' }]) => [
          status,
          { description, ...(schema && { content: { [type]: { schema: resolver(schema) } } }) },
        ]),
      ),
      ...Object.fromEntries(problems.map((status) => [status, problemAnswer])),
    },
  })
}

const problemAnswer = {
  description: 'A problem (RFC 9457)',
  content: { 'application/problem+json': { schema: resolver(ProblemSchema) } },
}

function queryParameter({ name, description, type }: NonNullable<RouteDescription['query']>[number]) {
  return { name, in: 'query' as const, required: false, description, schema: { type } }
}
