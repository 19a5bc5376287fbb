// The line between extension and server, which breaks as it is told and keeps a record of what went over it.
import { once } from 'node:events'
import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { gunzipSync } from 'node:zlib'
import * as z from 'zod/mini'
import { BatchResponseSchema } from '../../utils/api/flag-contract.ts'
import { FlagShapeSchema } from '../../utils/flag/flag.ts'
import type { MadeAnswer } from './made-answers.ts'

/** Where in an exchange a fault strikes: its head came, its whole body came, the server has answered, half of that was passed on. */
export const MOMENTS = ['heard', 'uploaded', 'committed', 'answering'] as const
export type Moment = (typeof MOMENTS)[number]

/** What happens to each delivery (`POST …/flags/batch`) until `heal`. */
export type LineFault =
  /** The connection is reset at that moment. */
  | { at: Moment; by: 'cut' }
  /** Nothing more is said after that moment, until `heal` cuts the connection. */
  | { at: Moment; by: 'silence' }
  /** Once: `meanwhile` runs at that moment, then the connection is cut. */
  | { at: Moment; by: 'strike'; meanwhile: () => Promise<void> }
  /** The server is not asked. Null passes this one on. */
  | { instead: (flags: SentFlag[]) => MadeAnswer | null }
  /** The server's answer comes in small pieces over so many ms. */
  | { dribbleMs: number }

export type SentFlag = z.infer<typeof SentFlagSchema>
const { id, urgency, submittedAt, subject } = FlagShapeSchema.shape
const SentFlagSchema = z.object({ id, urgency, submittedAt, subject })
const DeliverySchema = z.object({ flags: z.array(SentFlagSchema) })

/** One delivery as the line saw it. */
export interface Exchange {
  flags: SentFlag[]
  /** Epoch milliseconds; `end` is null while it lasts. */
  start: number
  end: number | null
  /** What came back whole; null where the connection broke. */
  answer: {
    /** When it was made, in epoch milliseconds: on a busy machine the exchange can end much later. */
    at: number
    status: number
    /** True where it is problem+json, as only the server says it. */
    isProblem: boolean
    retryAfter: string | null
    /** The server's word on each flag; null where this is not the server's word. */
    results: { id: string | null; received: boolean }[] | null
  } | null
}

export interface FaultProxy {
  origin: string
  exchanges: readonly Exchange[]
  /** When a delivery failed before it was made, in epoch milliseconds: nobody answered the browser, which asks first. */
  failedPreflights: readonly number[]
  breakWith(fault: LineFault): void
  /** The line is well again; what was held is cut. */
  heal(): void
  /** Nobody listens any more: connections are refused. */
  refuse(): Promise<void>
  accept(): Promise<void>
  close(): Promise<void>
}

/** A line to the server at `target`, which may be down. */
export async function createFaultProxy(target: () => string): Promise<FaultProxy> {
  const exchanges: Exchange[] = []
  const failedPreflights: number[] = []
  const held = new Set<ServerResponse>()
  let fault: LineFault | null = null

  async function passDelivery(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const mine = fault
    const exchange: Exchange = { flags: [], start: Date.now(), end: null, answer: null }
    exchanges.push(exchange)
    outgoing.once('close', () => {
      exchange.end = Date.now()
    })
    /** False where the exchange ends at this moment. */
    const goesOn = async (moment: Moment): Promise<boolean> => {
      if (!mine || !('at' in mine) || mine.at !== moment) return true
      if (mine.by === 'silence') held.add(outgoing)
      else {
        if (mine.by === 'strike') {
          if (fault !== mine) return true
          fault = null
          await mine.meanwhile()
        }
        outgoing.socket?.resetAndDestroy()
      }
      return false
    }
    if (!(await goesOn('heard'))) return
    const body = await buffer(incoming)
    const plain = incoming.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body
    exchange.flags = DeliverySchema.parse(JSON.parse(plain.toString())).flags
    if (!(await goesOn('uploaded'))) return
    const made = mine && 'instead' in mine ? mine.instead(exchange.flags) : null
    const madeAt = Date.now()
    const { status, headers, content } = made ?? (await ask(incoming, body))
    if (!(await goesOn('committed'))) return
    const half = content.subarray(0, content.length >> 1)
    const retryAfter = headers['retry-after'] ?? null
    outgoing.writeHead(status, headers)
    if (mine && 'at' in mine && mine.at === 'answering') {
      await new Promise((written) => outgoing.write(half, written))
      if (!(await goesOn('answering'))) return
      outgoing.end(content.subarray(half.length))
    } else if (mine && 'dribbleMs' in mine) await dribble(outgoing, content, mine.dribbleMs)
    else outgoing.end(content)
    const isProblem = headers['content-type'] === 'application/problem+json'
    exchange.answer = {
      at: madeAt,
      status,
      isProblem,
      retryAfter: retryAfter && String(retryAfter),
      results: resultsIn(status, content),
    }
  }

  async function ask(incoming: IncomingMessage, body: Buffer): Promise<MadeAnswer> {
    const forward = httpRequest(`${target()}${incoming.url}`, { method: incoming.method, headers: incoming.headers })
    forward.end(body)
    const [answer] = (await once(forward, 'response')) as [IncomingMessage]
    return { status: answer.statusCode ?? 502, headers: answer.headers, content: await buffer(answer) }
  }

  async function passOther(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const { status, headers, content } = await ask(incoming, await buffer(incoming))
    outgoing.writeHead(status, headers)
    outgoing.end(content)
  }

  const server = createServer((incoming, outgoing) => {
    const isOfDelivery = incoming.url?.endsWith('/flags/batch') ?? false
    const isDelivery = isOfDelivery && incoming.method === 'POST'
    ;(isDelivery ? passDelivery : passOther)(incoming, outgoing).catch((error: NodeJS.ErrnoException) => {
      outgoing.destroy()
      if (isOfDelivery && incoming.method === 'OPTIONS') failedPreflights.push(Date.now())
      // A server that is down, or that goes down halfway, is a broken connection here too. The rest is our own mistake.
      if (!error.code) throw error
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('no port')
  const { port } = address
  const stop = async () => {
    if (!server.listening) return
    const closed = once(server, 'close')
    server.close()
    server.closeAllConnections()
    await closed
  }
  return {
    origin: `http://127.0.0.1:${port}`,
    exchanges,
    failedPreflights,
    breakWith(given) {
      fault = given
    },
    heal() {
      fault = null
      for (const one of held) one.socket?.resetAndDestroy()
      held.clear()
    },
    refuse: stop,
    async accept() {
      if (server.listening) return
      server.listen(port, '127.0.0.1')
      await once(server, 'listening')
    },
    close: stop,
  }
}

async function dribble(outgoing: ServerResponse, content: Buffer, ms: number): Promise<void> {
  const pieces = 10
  const size = Math.ceil(content.length / pieces)
  for (let n = 0; n < pieces; n += 1) {
    outgoing.write(content.subarray(n * size, (n + 1) * size))
    // The line is slow: this wait is the fault itself.
    await new Promise((resolve) => setTimeout(resolve, ms / pieces))
  }
  outgoing.end()
}

function resultsIn(status: number, content: Buffer): { id: string | null; received: boolean }[] | null {
  if (status !== 200) return null
  let value: unknown
  try {
    value = JSON.parse(content.toString())
  } catch {
    // A block page, or half an answer.
    return null
  }
  const parsed = z.safeParse(BatchResponseSchema, value)
  return parsed.success ? parsed.data.results.map((one) => ({ id: one.id, received: 'receipt' in one })) : null
}
