import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { ReportingApi } from './reporting-api.ts'

/** Runs the operator's closing as if that many days had passed. Only its own process has the later clock. */
export async function closeAfter(days: number, { environment }: ReportingApi): Promise<void> {
  const clock = `const real = Date
globalThis.Date = class extends real {
  constructor(...words) {
    super(...(words.length > 0 ? words : [real.now() + ${days * 86_400_000}]))
  }
  static now() {
    return real.now() + ${days * 86_400_000}
  }
}`
  const preload = `data:text/javascript,${encodeURIComponent(clock)}`
  await promisify(execFile)(process.execPath, ['--import', preload, 'reporting-api/main.ts', 'close'], {
    env: environment,
  })
}
