/** What the person at the command line can mend: shown with the usage, without a stack. */
export class UsageError extends Error {
  override name = 'UsageError'
}
