import * as z from 'zod/mini'

/** The service and organisation that a waiting flag was submitted for. */
export const DestinationSchema = z.object({
  origin: z.string(),
  organisationId: z.string(),
  /** For the question whether to send it elsewhere. */
  organisationName: z.string(),
})
export type Destination = z.infer<typeof DestinationSchema>
