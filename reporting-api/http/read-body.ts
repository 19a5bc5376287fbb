import type * as z from 'zod/mini'
import type { ApiContext } from './environment.ts'
import { badFields, ProblemError } from './problem.ts'

const JSON_TYPE = /^application\/json\s*(;|$)/i

/** The JSON of a request, read as `readText` does. */
export async function readJson(c: ApiContext, limit: number): Promise<unknown> {
  const text = await readText(c, { pattern: JSON_TYPE, name: 'application/json' }, limit)
  try {
    return JSON.parse(text)
  } catch {
    // The parser's own message quotes the body.
    throw new ProblemError('bad-request', { detail: 'The body is not JSON.' })
  }
}

/**
 * The text of a request of this type, plain or gzip, of at most `limit` bytes as sent and as unpacked: reading stops at
 * the limit, so that a small body that unpacks to gigabytes costs nothing. Throws what RFC 9110 names for each fault.
 */
export async function readText(
  c: ApiContext,
  { pattern, name }: { pattern: RegExp; name: string },
  limit: number,
): Promise<string> {
  if (!pattern.test(c.req.header('content-type') ?? '')) {
    throw new ProblemError('unsupported-media', { detail: `The body must be ${name}.` })
  }
  if (Number(c.req.header('content-length')) > limit) throw tooLarge(limit)
  return new TextDecoder().decode(await readBytes(unpacked(c, limit), limit))
}

/** The JSON of a request in the shape that `schema` asks for; throws `bad-request` naming the fields at fault. */
export async function readBody<T>(c: ApiContext, schema: z.ZodMiniType<T>, limit: number): Promise<T> {
  const parsed = schema.safeParse(await readJson(c, limit))
  if (parsed.success) return parsed.data
  throw badFields(parsed.error.issues)
}

type Bytes = ReadableStream<Uint8Array<ArrayBuffer>>

function unpacked(c: ApiContext, limit: number): Bytes | null {
  const body = c.req.raw.body
  const encoding = c.req.header('content-encoding')?.trim().toLowerCase() ?? 'identity'
  if (encoding === 'identity' || body === null) return body
  if (encoding !== 'gzip') {
    throw new ProblemError('unsupported-media', { detail: 'The body may be packed with gzip only.' })
  }
  return body.pipeThrough(limitBytes(limit)).pipeThrough(new DecompressionStream('gzip'))
}

/** Packed bytes can outgrow what they unpack to: many empty gzip members in a row. */
function limitBytes(limit: number): TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>> {
  let read = 0
  return new TransformStream({
    transform(chunk, controller) {
      read += chunk.byteLength
      if (read > limit) throw tooLarge(limit)
      controller.enqueue(chunk)
    },
  })
}

async function readBytes(stream: Bytes | null, limit: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let read = 0
  try {
    for await (const chunk of stream ?? []) {
      read += chunk.byteLength
      if (read > limit) throw tooLarge(limit)
      chunks.push(chunk)
    }
  } catch (error) {
    if (error instanceof ProblemError) throw error
    throw new ProblemError('bad-request', { detail: 'The body is cut short or not what its headers say.' })
  }
  return Buffer.concat(chunks)
}

function tooLarge(limit: number): ProblemError {
  return new ProblemError('too-large', { detail: `At most ${limit} bytes are taken, also after unpacking.` })
}
