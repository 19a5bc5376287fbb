// The reference server as its own process, for end-to-end tests and the tour.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

export interface ReportingApi {
  origin: string
  /** Starts the server, again on the same port and data after a stop or a kill. */
  start(): Promise<void>
  /** SIGTERM: what is under way gets its answer. */
  stop(): Promise<void>
  /** SIGKILL. */
  kill(): Promise<void>
  /** Runs the invite command; resolves to the link that it prints. */
  invite(organisation: string, role: 'partner' | 'reviewer'): Promise<string>
  /** What its commands are run with. */
  environment: NodeJS.ProcessEnv
  /** The folder that holds the SQLite file. */
  dataFolder: string
  /** Kills the server and removes its data. */
  discard(): Promise<void>
}

/** A server that is not started yet, on a free port, with an own empty SQLite file. */
export async function createReportingApi(environment: Record<string, string> = {}): Promise<ReportingApi> {
  const port = await freePort()
  const dataFolder = await mkdtemp(join(tmpdir(), 'fieldflag-api-'))
  const env = {
    ...process.env,
    PORT: String(port),
    DATA_DIR: dataFolder,
    SERVICE_NAME: 'Open Review Desk',
    SERVICE_LANGUAGES: 'en,ar,sw,fr',
    EMERGENCY_CONTACTS: JSON.stringify({ '*': 'Open Review Desk, night line: +000 555 0100' }),
    ...environment,
  }
  let running: ChildProcess | undefined

  function run(words: string[]): ChildProcess {
    const child = spawn(process.execPath, ['reporting-api/main.ts', ...words], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    // A test or tour that ends early must not leave a server behind.
    const end = () => child.kill('SIGKILL')
    process.once('exit', end)
    child.once('exit', () => process.off('exit', end))
    return child
  }

  async function end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    const child = running
    running = undefined
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    child.kill(signal)
    await ended
  }

  return {
    origin: `http://127.0.0.1:${port}`,
    environment: env,
    dataFolder,
    async start() {
      const child = run([])
      running = child
      await firstLine(child, (line) => line.startsWith('listening on '))
      // Nobody reads the log any more; an unread pipe would block the server.
      child.stderr?.resume()
    },
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    async discard() {
      await end('SIGKILL')
      await rm(dataFolder, { recursive: true, force: true })
    },
    invite: (organisation, role) =>
      firstLine(run(['invite', '--organisation', organisation, '--role', role]), (line) => line.includes('#i=')),
  }
}

/** The first line of a process that fits. Rejects with its error output where it ends before. */
async function firstLine(child: ChildProcess, fits: (line: string) => boolean): Promise<string> {
  const { stdout, stderr } = child
  if (!stdout || !stderr) throw new Error('the process has no output')
  let complaint = ''
  const collect = (chunk: Buffer) => {
    complaint += chunk.toString()
  }
  stderr.on('data', collect)
  for await (const line of createInterface(stdout)) {
    if (!fits(line)) continue
    stderr.off('data', collect)
    return line
  }
  throw new Error(`the reporting API ended: ${complaint}`)
}

/** A port that nobody listens on just now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  if (typeof address !== 'object' || address === null) throw new Error('no port')
  return address.port
}
