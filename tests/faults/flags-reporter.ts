// Adds up what all schedules went through, and says it in one line at the end.
import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter'

/** Names of the annotations by which a test says how many there were. */
export const COUNTED = ['flags', 'deliveries'] as const

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

  onEnd(): void {
    const sums = COUNTED.map((name) => `${this.sums.get(name) ?? 0} ${name}`).join(', ')
    console.log(
      `\n${this.played} schedules: ${sums}; ${this.failed} of them lost, doubled, disordered or held something`,
    )
  }
}
