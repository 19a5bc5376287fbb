// A waiting flag on its way by hand, from one device to another or to the operator.
import * as z from 'zod/mini'
import { DestinationSchema } from '../flag/destination.ts'
import { FlagShapeSchema } from '../flag/flag.ts'

export const CarriedFlagSchema = z.object({
  flag: FlagShapeSchema,
  /** Null where it was submitted before any connection. */
  destination: z.nullable(DestinationSchema),
})
export type CarriedFlag = z.infer<typeof CarriedFlagSchema>
