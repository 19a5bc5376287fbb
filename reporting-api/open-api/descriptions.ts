// What the OpenAPI document says of each route.
import * as z from 'zod/mini'
import {
  AccessListSchema,
  InviteRequestSchema,
  InviteSchema,
  RevokedSchema,
  RotatedTokenSchema,
} from '../../utils/api/access-contract.ts'
import { ChangesSchema, PartnerEventRequestSchema, RecordedEventSchema } from '../../utils/api/event-contract.ts'
import { BATCH_ITEMS, BatchResponseSchema, ReceiptSchema, StoredFlagSchema } from '../../utils/api/flag-contract.ts'
import { ProblemSchema } from '../../utils/api/problem-contract.ts'
import { ReviewEventRequestSchema, ReviewListSchema } from '../../utils/api/review-contract.ts'
import { EnrolmentRequestSchema, EnrolmentSchema, ServiceSchema } from '../../utils/api/service-contract.ts'
import { ContextSchema } from '../../utils/flag/context-schema.ts'
import { FlagShapeSchema, NewFlagSchema } from '../../utils/flag/flag.ts'
import { MOST_CHANGES } from '../flags/list-changes.ts'
import { MOST_REVIEW_FLAGS } from '../flags/list-for-review.ts'
import { documentRoute } from './document-route.ts'

/** Schemas that the document names once and refers to. */
const NAMED = {
  Context: ContextSchema,
  Flag: FlagShapeSchema,
  NewFlag: NewFlagSchema,
  FlagEvent: RecordedEventSchema,
  Problem: ProblemSchema,
  Receipt: ReceiptSchema,
  Service: ServiceSchema,
  StoredFlag: StoredFlagSchema,
}
for (const [ref, schema] of Object.entries(NAMED)) z.globalRegistry.add(schema, { ref })

/** The batch as clients should send it. The server itself takes unknown items, so that a bad one never blocks the rest. */
const DocumentedBatchSchema = z.object({
  flags: z.array(NewFlagSchema).check(z.minLength(1), z.maxLength(BATCH_ITEMS)),
})

/** Clients may read less of each event: `ChangesSchema`. */
const DocumentedChangesSchema = z.extend(ChangesSchema, { events: z.array(RecordedEventSchema) })

const UNLIMITED = [500, 503]
const ALWAYS = [429, ...UNLIMITED]
const SIGNED_IN = [401, ...ALWAYS]
const WITH_BODY = [400, 413, 415]

export const healthDescription = documentRoute({
  summary: 'Whether the server runs',
  answers: { 200: { description: 'It does', schema: z.object({ status: z.literal('ok') }) } },
  problems: UNLIMITED,
})

export const openApiDescription = documentRoute({
  summary: 'This document',
  answers: { 200: { description: 'OpenAPI 3.1', schema: z.record(z.string(), z.unknown()) } },
  problems: ALWAYS,
})

export const serviceDescription = documentRoute({
  summary: 'Who is at the other end, for the holder of a token or of an unused invite',
  security: 'token or invite',
  answers: { 200: { description: 'The service', schema: ServiceSchema } },
  problems: [...SIGNED_IN, 404, 409, 410],
})

export const enrolmentDescription = documentRoute({
  summary: 'Trades an invite for a token; the same nonce again within 10 minutes replaces the token',
  body: EnrolmentRequestSchema,
  answers: { 201: { description: 'The token, shown only here', schema: EnrolmentSchema } },
  problems: [...WITH_BODY, ...ALWAYS, 404, 409, 410],
})

export const batchDescription = documentRoute({
  summary: 'Sends flags. Each item has its own result; sending the same again is harmless',
  security: 'token',
  body: DocumentedBatchSchema,
  answers: { 200: { description: 'One result for each item, in their order', schema: BatchResponseSchema } },
  problems: [...WITH_BODY, ...SIGNED_IN, 403],
})

export const putFlagDescription = documentRoute({
  summary: 'Sends one flag',
  security: 'token',
  body: NewFlagSchema,
  answers: {
    201: { description: 'Received now', schema: ReceiptSchema },
    200: { description: 'Was received before, with this receipt', schema: ReceiptSchema },
  },
  problems: [...WITH_BODY, ...SIGNED_IN, 403, 409, 422],
})

export const getFlagDescription = documentRoute({
  summary: 'A flag with its receipt and events. Partners see those of their organisation, reviewers all',
  security: 'token',
  answers: { 200: { description: 'The flag', schema: StoredFlagSchema } },
  problems: [...SIGNED_IN, 403, 404],
})

export const changesDescription = documentRoute({
  summary: "Events of the caller's organisation after the cursor, oldest first",
  security: 'token',
  query: [
    { name: 'cursor', description: 'From the answer before; absent to start from the beginning', type: 'string' },
    { name: 'limit', description: `Most events in the answer, 1 to ${MOST_CHANGES}`, type: 'integer' },
  ],
  answers: { 200: { description: 'One page of events', schema: DocumentedChangesSchema } },
  problems: [400, ...SIGNED_IN, 403],
})

export const reviewEventDescription = documentRoute({
  summary: 'A reviewer moves a flag one step through its life-cycle',
  security: 'token',
  body: ReviewEventRequestSchema,
  answers: {
    201: { description: 'The event that was added', schema: RecordedEventSchema },
    200: { description: 'It was added before', schema: RecordedEventSchema },
  },
  problems: [...WITH_BODY, ...SIGNED_IN, 403, 404, 409],
})

export const readyDescription = documentRoute({
  summary: 'Whether the server takes requests: its database answers, and it is not about to end',
  answers: { 200: { description: 'It does', schema: z.object({ status: z.literal('ready') }) } },
  problems: UNLIMITED,
})

export const pageDescription = documentRoute({
  summary: 'This document as a page that loads nothing',
  answers: { 200: { description: 'The page', type: 'text/html', schema: z.string() } },
  problems: ALWAYS,
})

export const taxonomyDescription = documentRoute({
  summary: 'The taxonomy that the server goes by, with an ETag',
  security: 'token',
  answers: {
    200: { description: 'The taxonomy', schema: z.record(z.string(), z.unknown()) },
    304: { description: 'It is the one that If-None-Match names' },
  },
  problems: SIGNED_IN,
})

export const partnerEventDescription = documentRoute({
  summary: "A partner adds to one of their organisation's flags; the same id again is harmless",
  security: 'token',
  body: PartnerEventRequestSchema,
  answers: {
    201: { description: 'The event that was added', schema: RecordedEventSchema },
    200: { description: 'It was added before', schema: RecordedEventSchema },
  },
  problems: [...WITH_BODY, ...SIGNED_IN, 403, 404, 409],
})

export const reviewListDescription = documentRoute({
  summary: 'Flags that wait for somebody, most pressing first, without what partners wrote',
  security: 'token',
  query: [
    { name: 'state', description: 'Only flags in this state, decided ones too', type: 'string' },
    { name: 'cursor', description: 'From the answer before; absent to start from the top', type: 'string' },
    { name: 'limit', description: `Most flags in the answer, 1 to ${MOST_REVIEW_FLAGS}`, type: 'integer' },
  ],
  answers: { 200: { description: 'One page of flags', schema: ReviewListSchema } },
  problems: [400, ...SIGNED_IN, 403],
})

export const rotateDescription = documentRoute({
  summary: 'A new token for the same member; the one before works until the new one is first used',
  security: 'token',
  answers: { 201: { description: 'The token, shown only here', schema: RotatedTokenSchema } },
  problems: SIGNED_IN,
})

export const leaveDescription = documentRoute({
  summary: 'Ends all tokens of the member who asks, at once: they leave',
  security: 'token',
  answers: { 200: { description: 'They ended', schema: RevokedSchema } },
  problems: SIGNED_IN,
})

export const accessDescription = documentRoute({
  summary: 'Who holds a token or an invite, for operators. No secrets',
  security: 'token',
  answers: { 200: { description: 'All of them, oldest first', schema: AccessListSchema } },
  problems: [...SIGNED_IN, 403],
})

export const inviteDescription = documentRoute({
  summary: 'Makes an invite, for operators',
  security: 'token',
  body: InviteRequestSchema,
  answers: { 201: { description: 'The invite, shown only here', schema: InviteSchema } },
  problems: [...WITH_BODY, ...SIGNED_IN, 403],
})

export const revokeDescription = documentRoute({
  summary: "Ends a member's tokens or an unused invite at once, for operators",
  security: 'token',
  answers: { 200: { description: 'They ended', schema: RevokedSchema } },
  problems: [...SIGNED_IN, 403, 404],
})
