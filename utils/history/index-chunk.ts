// The sealed records that the index is kept in. Made for reading ten thousand rows at once: values without their names,
// and texts apart, as most readings need none.
import * as z from 'zod/mini'
import { type Stub, StubSchema } from '../flag/stub.ts'

/** Rows in one chunk. */
export const CHUNK = 250

const NAMES = Object.keys(StubSchema.shape) as (keyof Stub)[]

/**
 * What chunks of this build look like. It changes with the fields of a row; the number counts up where a field's
 * meaning, or how text is folded, changes.
 */
const FORMAT = `3 ${NAMES.join()}`

export const HeadSchema = z.nullable(
  z.object({
    format: z.literal(FORMAT),
    /** Place in the order of changes up to which rows are in the chunks. */
    last: z.number(),
    chunks: z.number(),
  }),
)
export const RowsSchema = z.nullable(z.array(z.array(z.unknown())))
export const TextsSchema = z.nullable(z.array(z.string()))

export function headOf(last: number, chunks: number): NonNullable<z.infer<typeof HeadSchema>> {
  return { format: FORMAT, last, chunks }
}

/** A row without the names of its fields. */
export function packed(stub: Stub): unknown[] {
  return NAMES.map((name) => stub[name])
}

/**
 * The row again. It is not parsed by its schema: that takes longer than all else at ten thousand rows, and says nothing
 * new. The seal proves that this program wrote it, the head that it did so in today's format.
 */
export function unpacked(values: unknown[]): Stub {
  const stub: Partial<Record<keyof Stub, unknown>> = {}
  for (const [n, name] of NAMES.entries()) stub[name] = values[n]
  return stub as Stub
}
