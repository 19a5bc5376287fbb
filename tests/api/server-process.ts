// The server and its commands as processes of their own, as an operator runs them.
import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { BatchResponseSchema, type BatchResult } from '../../utils/api/flag-contract.ts'
import { EnrolmentSchema } from '../../utils/api/service-contract.ts'

const MAIN = fileURLToPath(new URL('../../reporting-api/main.ts', import.meta.url))

export interface ServerProcess {
  origin: string
  process: ChildProcess
  /** Sends the signal and gives back the exit code, null where the signal ended it. */
  end(signal: NodeJS.Signals): Promise<number | null>
}

/** Starts a server on a free port; rejects with what it said where it does not come up. */
export async function startProcess(environment: Record<string, string>): Promise<ServerProcess> {
  const child = spawnMain([], environment)
  const said: string[] = []
  child.stderr?.on('data', (chunk) => said.push(String(chunk)))
  const exited = once(child, 'exit')
  if (!child.stdout) throw new Error('the server has no stdout')
  for await (const line of createInterface({ input: child.stdout })) {
    const origin = line.match(/^listening on (http:\S+)$/)?.[1]
    if (origin === undefined) continue
    return {
      origin,
      process: child,
      async end(signal) {
        child.kill(signal)
        const [code] = await exited
        return code
      },
    }
  }
  throw new Error(`the server did not start: ${said.join('')}`)
}

/** Runs a command to its end; `input` is its standard input. */
export async function runCommand(words: string[], environment: Record<string, string>, input?: string) {
  const child = spawnMain(words, environment, input)
  if (!child.stdout || !child.stderr) throw new Error('the command has no output')
  const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')])
  return { code: code as number | null, stdout, stderr }
}

/** The token of a new member, by the command line and the API, as a partner gets one. */
export async function enrolAt(
  origin: string,
  environment: Record<string, string>,
  organisation = 'Partner',
): Promise<string> {
  const { stdout } = await runCommand(['invite', '--organisation', organisation, '--role', 'partner'], environment)
  const invite = stdout.trim().split('#i=')[1]
  const answer = await fetch(`${origin}/v1/enrolments`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ invite, nonce: randomUUID() }),
  })
  return EnrolmentSchema.parse(await answer.json()).token
}

/** Rejects where no whole answer comes. */
export async function sendBatchTo(origin: string, token: string, flags: unknown[]): Promise<BatchResult[]> {
  const answer = await fetch(`${origin}/v1/flags/batch`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
    body: JSON.stringify({ flags }),
  })
  return BatchResponseSchema.parse(await answer.json()).results
}

function spawnMain(words: string[], environment: Record<string, string>, input?: string): ChildProcess {
  // Nothing of this machine's own settings: a DATABASE_URL of the developer is not for tests.
  const { PATH = '' } = process.env
  const child = spawn(process.execPath, [MAIN, ...words], {
    env: { PATH, PORT: '0', PUBLIC_URL: 'https://flags.example', ...environment },
    stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
  })
  child.stdin?.end(input)
  return child
}
