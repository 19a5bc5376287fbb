// Adds up what all schedules went through, and says it in one line at the end. Too few flags are no proof: the run fails.
import type { FullResult, Reporter, TestCase, TestResult } from '@playwright/test/reporter'

/** Names of the annotations by which a test says how many there were. */
export const COUNTED = ['flags', 'deliveries'] as const

/** In a run of all schedules of the first seed, which every commit plays; others may draw fewer. */
const LEAST_FLAGS = 150
const LEAST_SCHEDULES = 20

export default class FlagsReporter implements Reporter {
  private readonly sums = new Map<string, number>()
  private played = 0
  private failed = 0

  onTestEnd(_: TestCase, { status, annotations }: TestResult): void {
    if (status === 'skipped') return
    this.played += 1
    if (status !== 'passed') this.failed += 1
    for (const { type, description } of annotations) {
      this.sums.set(type, (this.sums.get(type) ?? 0) + Number(description ?? 0))
    }
  }

  async onEnd(): Promise<Pick<FullResult, 'status'> | undefined> {
    const sums = COUNTED.map((name) => `${this.sums.get(name) ?? 0} ${name}`).join(', ')
    console.log(
      `\n${this.played} schedules: ${sums}; ${this.failed} of them lost, doubled, disordered or held something`,
    )
    if (!process.env.CI || process.env.FIELDFLAG_FAULT_SEED || this.failed > 0) return undefined
    if (this.played >= LEAST_SCHEDULES && (this.sums.get('flags') ?? 0) >= LEAST_FLAGS) return undefined
    console.log(`fewer than ${LEAST_SCHEDULES} schedules or ${LEAST_FLAGS} flags`)
    return { status: 'failed' }
  }
}
