import type { FlagDetail } from '../../utils/messages/page-views.ts'
import type { Exchange, FaultProxy } from './fault-proxy.ts'
import type { Device } from './laboratory.ts'

/** What the device and the line know of these flags' tries, for whoever has to find out why a schedule failed. */
export async function howItWent(
  ids: readonly string[],
  { device, proxy }: { device: Device; proxy: FaultProxy },
): Promise<string> {
  const lines: string[] = []
  for (const id of ids) {
    const detail = await device.ask<FlagDetail | null>('history.read', { id })
    const { link, urgency, submittedAt, waiting, state } = detail?.stub ?? {}
    lines.push(`${link} (${urgency}), submitted ${submittedAt}, ${waiting ?? state}; the device tells:`)
    lines.push(...(detail?.attempts.latest ?? []).map((attempt) => `  ${JSON.stringify(attempt)}`), 'the line saw:')
    lines.push(...proxy.exchanges.filter(({ flags }) => flags.some((one) => one.id === id)).map(exchangeInWords))
  }
  lines.push(`failed preflights: ${proxy.failedPreflights.map(timeOf).join(', ')}`)
  return lines.join('\n')
}

function exchangeInWords({ flags, start, end, answer }: Exchange): string {
  const urgencies = flags.map(({ urgency }) => urgency).join(' ')
  return `  ${timeOf(start)} to ${end && timeOf(end)}, ${answer?.status ?? 'no answer'}: ${urgencies}`
}

function timeOf(at: number): string {
  return new Date(at).toISOString()
}
