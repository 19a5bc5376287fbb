// The contract of flags on their way in, and as they are kept.
import * as z from 'zod/mini'
import { FlagShapeSchema } from '../flag/flag.ts'
import { sha256 } from './contract-parts.ts'
import { RecordedEventSchema } from './event-contract.ts'
import { ProblemSchema } from './problem-contract.ts'

export const BATCH_ITEMS = 50
export const BATCH_BYTES = 256 * 1024

/** Proof that the server holds the flag durably. */
export const ReceiptSchema = z.object({
  id: z.uuid(),
  /** What people quote: `FF-8Q2M-41XK`. */
  reference: z.string().check(z.regex(/^FF-[0-9A-Z-]{4,20}$/)),
  receivedAt: z.iso.datetime(),
  /** The hash that the server computed of what it stored. */
  hash: sha256,
})
export type Receipt = z.infer<typeof ReceiptSchema>

/** `POST /v1/flags/batch`. Items are checked one by one, so that a bad flag never blocks the rest. */
export const BatchRequestSchema = z.object({
  flags: z.array(z.unknown()).check(z.minLength(1), z.maxLength(BATCH_ITEMS)),
})
export const BatchResultSchema = z.union([
  z.object({ id: z.uuid(), status: z.union([z.literal(201), z.literal(200)]), receipt: ReceiptSchema }),
  z.object({ id: z.nullable(z.string()), status: z.int(), problem: ProblemSchema }),
])
export type BatchResult = z.infer<typeof BatchResultSchema>
/** One result for each item, in the order of the request. */
export const BatchResponseSchema = z.object({ results: z.array(BatchResultSchema) })

/** `GET /v1/flags/{id}`: the flag as it was received, whatever today's rules of its category are. */
export const StoredFlagSchema = z.object({
  flag: FlagShapeSchema,
  receipt: ReceiptSchema,
  events: z.array(RecordedEventSchema),
})
