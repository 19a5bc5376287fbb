// What waits, flags and what was said of flags, as one file, encrypted with a passphrase in the age format: `age --decrypt` opens it too.
// https://age-encryption.org/v1. Loads a large library: import it only when a file is made or opened.
import { Decrypter, Encrypter } from 'age-encryption'
import * as z from 'zod/mini'
import { type CarriedEvent, CarriedEventSchema } from './carried-event.ts'
import { type CarriedFlag, CarriedFlagSchema } from './carried-flag.ts'

/**
 * Base-2 logarithm of scrypt's work: 64 MiB and about a second. The library's own default wants 256 MiB and, on the small
 * laptops that partners have, most of a minute; screens ask for a passphrase that needs no help of it (100 bits, where
 * they make it).
 */
const WORK_FACTOR = 16

const FORMAT = 'fieldflag/carried-flags/1'
/** Files of earlier versions have no events; readers of earlier versions pass over them. */
const ContentSchema = z.object({
  format: z.literal(FORMAT),
  flags: z.array(z.unknown()),
  events: z._default(z.array(z.unknown()), []),
})

/** What is carried. Events stand in the order in which they were said. */
export interface CarriedContent {
  flags: CarriedFlag[]
  events: CarriedEvent[]
}

/** `damaged` counts what is neither flag nor event; one such never keeps the rest from being read. */
export type OpenedCarryFile =
  | ({ ok: true; damaged: number } & CarriedContent)
  | { ok: false; why: 'wrong_passphrase' | 'foreign_file' }

/** Encrypts what is carried. The file holds that and whom it is meant for; no token and no key. */
export async function sealCarryFile(
  { flags, events }: CarriedContent,
  passphrase: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const encrypter = new Encrypter()
  encrypter.setPassphrase(passphrase.normalize())
  encrypter.setScryptWorkFactor(WORK_FACTOR)
  const content = {
    format: FORMAT,
    flags: flags.map((flag) => CarriedFlagSchema.parse(flag)),
    events: events.map((event) => CarriedEventSchema.parse(event)),
  }
  return Uint8Array.from(await encrypter.encrypt(JSON.stringify(content)))
}

/** Opens a file. Whether each flag is what its hash says is for the receiver to check. */
export async function openCarryFile(file: Uint8Array, passphrase: string): Promise<OpenedCarryFile> {
  const decrypter = new Decrypter()
  decrypter.addPassphrase(passphrase.normalize())
  let content: unknown
  try {
    content = JSON.parse(await decrypter.decrypt(file, 'text'))
  } catch (error) {
    // The library's only word for a passphrase that does not fit.
    const noMatch = error instanceof Error && error.message.startsWith('no identity matched')
    return { ok: false, why: noMatch ? 'wrong_passphrase' : 'foreign_file' }
  }
  const parsed = z.safeParse(ContentSchema, content)
  if (!parsed.success) return { ok: false, why: 'foreign_file' }
  const flags = wholeOnes(parsed.data.flags, CarriedFlagSchema)
  const events = wholeOnes(parsed.data.events, CarriedEventSchema)
  const damaged = parsed.data.flags.length - flags.length + (parsed.data.events.length - events.length)
  return { ok: true, flags, events, damaged }
}

function wholeOnes<T>(items: unknown[], schema: z.ZodMiniType<T>): T[] {
  return items.flatMap((item) => {
    const parsed = z.safeParse(schema, item)
    return parsed.success ? [parsed.data] : []
  })
}
