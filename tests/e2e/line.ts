// The line between extension and server: records what goes over it, and can break at the worst moment.
import { once } from 'node:events'
import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { gunzipSync } from 'node:zlib'

export interface Line {
  /** Where the extension finds the server. */
  origin: string
  /** Bytes of each exchange so far whose path ends in `path`: both heads, as HTTP/1.1 writes them, and both bodies. */
  exchanged(path: string): { method: string; sent: number; answered: number }[]
  /** Bodies of all requests whose path ends in `path`, unpacked. */
  bodies(path: string): string[]
  /**
   * Breaks the next exchange of that path after the server has answered and before the extension hears of it;
   * `meanwhile` runs between the two. Resolves when that has happened.
   */
  breakAfterCommit(path: string, meanwhile: () => Promise<void>): Promise<void>
  /** Answers the next POST of that path itself, instead of the server: with a problem, or with what `answer` makes of the request. */
  answerNext(path: string, status: number, answer: object | ((request: { flags: { id: string }[] }) => object)): void
  close(): Promise<void>
}

/** A line to a server that may start later. */
export async function createLine(target: () => string): Promise<Line> {
  const exchanges: { path: string; method: string; sent: number; answered: number }[] = []
  const seen: { path: string; body: string }[] = []
  let stand: { path: string; status: number; answer: Parameters<Line['answerNext']>[2] } | undefined
  let trap: { path: string; meanwhile: () => Promise<void>; sprung: () => void } | undefined

  async function pass(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const path = incoming.url ?? '/'
    const sent = await buffer(incoming)
    const body = (incoming.headers['content-encoding'] === 'gzip' ? gunzipSync(sent) : sent).toString()
    const firstLine = `${incoming.method} ${path} HTTP/1.1`
    const exchange = {
      path,
      method: incoming.method ?? '',
      sent: headLength(firstLine, incoming) + sent.length,
      answered: 0,
    }
    exchanges.push(exchange)
    if (incoming.method !== 'OPTIONS') seen.push({ path, body })
    if (stand && incoming.method === 'POST' && path.endsWith(stand.path)) {
      const { status, answer } = stand
      stand = undefined
      const type = status < 300 ? 'application/json' : 'application/problem+json'
      outgoing.writeHead(status, { 'content-type': type, 'access-control-allow-origin': '*' })
      outgoing.end(JSON.stringify(typeof answer === 'function' ? answer(JSON.parse(body)) : answer))
      return
    }
    const forward = httpRequest(`${target()}${path}`, { method: incoming.method, headers: incoming.headers })
    forward.end(sent)
    const [answer] = (await once(forward, 'response')) as [IncomingMessage]
    if (trap && incoming.method === 'POST' && path.endsWith(trap.path)) {
      const { meanwhile, sprung } = trap
      trap = undefined
      answer.destroy()
      outgoing.destroy()
      await meanwhile()
      sprung()
      return
    }
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
    exchange.answered = headLength(`HTTP/1.1 ${answer.statusCode} ${answer.statusMessage}`, answer)
    answer.on('data', (chunk: Buffer) => {
      exchange.answered += chunk.length
    })
    answer.pipe(outgoing)
  }

  const server = createServer((incoming, outgoing) => {
    // A server that is down, or that goes down halfway, is a broken connection here too.
    pass(incoming, outgoing).catch(() => outgoing.destroy())
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('no port')
  return {
    origin: `http://127.0.0.1:${address.port}`,
    exchanged: (path) => exchanges.filter((one) => one.path.endsWith(path)),
    bodies: (path) => seen.filter((one) => one.path.endsWith(path)).map(({ body }) => body),
    breakAfterCommit(path, meanwhile) {
      const { promise, resolve } = Promise.withResolvers<void>()
      trap = { path, meanwhile, sprung: resolve }
      return promise
    },
    answerNext(path, status, answer) {
      stand = { path, status, answer }
    },
    async close() {
      server.close()
      server.closeAllConnections()
    },
  }
}

/** Bytes of a request's or an answer's head. */
function headLength(firstLine: string, { rawHeaders }: IncomingMessage): number {
  const lines = [firstLine]
  for (let at = 0; at < rawHeaders.length; at += 2) lines.push(`${rawHeaders[at]}: ${rawHeaders[at + 1]}`)
  return Buffer.byteLength(`${lines.join('\r\n')}\r\n\r\n`)
}
