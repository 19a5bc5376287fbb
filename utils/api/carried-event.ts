// What a partner said of a flag on its way by hand, like the flags that wait.
import * as z from 'zod/mini'
import { DestinationSchema } from '../flag/destination.ts'
import { PartnerEventRequestSchema } from './event-contract.ts'

export const CarriedEventSchema = z.object({
  flagId: z.uuid(),
  event: PartnerEventRequestSchema,
  /** By the clock of the device that it was said on. */
  saidAt: z.iso.datetime(),
  /** Null: wherever its flag goes, which had no receipt yet. */
  destination: z.nullable(DestinationSchema),
})
export type CarriedEvent = z.infer<typeof CarriedEventSchema>
