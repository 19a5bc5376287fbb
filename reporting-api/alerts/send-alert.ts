import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Urgency } from '../../utils/flag/taxonomy.ts'
import type { AlertConfiguration } from '../configuration.ts'
import type { AlertKind } from '../store/tables.ts'

/** What the operator hears: never what the flag says, who sent it, or its address. */
export interface Alert {
  /** The same whenever the same is told again: a process can end between telling and noting that it has told. */
  id: string
  kind: AlertKind
  reference: string
  urgency: Urgency
}
/** Resolves once the other side has it; rejects else, and when `signal` ends the waiting. */
export type SendAlert = (alert: Alert, signal: AbortSignal) => Promise<void>

/** Longest time to wait for the webhook or command, in ms. */
const LIMIT = 20_000
/** How long a program has to end once it is asked to, in ms. */
const PARTING_TIME = 2_000

/** How to tell the operator; undefined where nobody is to be told. With both, both must have it. */
export function alertSender({ webhook, command }: AlertConfiguration, fetch = globalThis.fetch): SendAlert | undefined {
  if (webhook === undefined && command === undefined) return undefined
  return async (alert, signal) => {
    if (webhook !== undefined) await callWebhook(webhook, alert, { fetch, signal })
    if (command !== undefined) await runCommand(command, alert, signal)
  }
}

async function callWebhook(
  url: string,
  { id, ...alert }: Alert,
  { fetch, signal }: { fetch: typeof globalThis.fetch; signal: AbortSignal },
): Promise<void> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': id },
    body: JSON.stringify(alert),
    redirect: 'error',
    signal: AbortSignal.any([signal, AbortSignal.timeout(LIMIT)]),
  })
  await answer.body?.cancel()
  if (!answer.ok) throw new Error('the webhook refused')
}

/** The program gets words, no shell, and none of the server's own variables, which hold its database's password. */
async function runCommand(program: string, { kind, reference, urgency }: Alert, signal: AbortSignal): Promise<void> {
  const { PATH = '' } = process.env
  const child = spawn(program, [kind, reference, urgency], {
    stdio: 'ignore',
    env: { PATH },
    signal: AbortSignal.any([signal, AbortSignal.timeout(LIMIT)]),
  })
  try {
    const [code] = await once(child, 'exit')
    if (code !== 0) throw new Error('the program failed')
  } finally {
    // Some programs go on when they are asked to end. To one that ended this does nothing.
    if (child.pid !== undefined && child.exitCode === null) setTimeout(() => child.kill('SIGKILL'), PARTING_TIME)
  }
}
