// Which lines of an answer go out. The form says of the others why they do not; nothing here may hold up a flag.
import { CONTEXT_LINK } from './context-link.ts'
import { type ContextQuestion, LONGEST_LINK, LONGEST_TEXT, MOST_LINES } from './context-table.ts'

export interface SortedLines {
  /** Those that go out, in order, without the white space around them. */
  sendable: string[]
  notLinks: string[]
  tooLong: string[]
  /** Those that come after the most that one answer holds. */
  beyond: string[]
}

/** Sorts the lines of a `lines` or `links` question as typed. Empty ones are left out. */
export function sortLines({ type, max = LONGEST_TEXT }: Omit<ContextQuestion, 'id'>, lines: string[]): SortedLines {
  const sorted: SortedLines = { sendable: [], notLinks: [], tooLong: [], beyond: [] }
  for (const line of lines.map((typed) => typed.trim()).filter(Boolean)) {
    if (type === 'links' && !CONTEXT_LINK.test(line)) sorted.notLinks.push(line)
    else if (line.length > longestLine({ type, max })) sorted.tooLong.push(line)
    else if (sorted.sendable.length === MOST_LINES) sorted.beyond.push(line)
    else sorted.sendable.push(line)
  }
  return sorted
}

/** Most characters of one line, in UTF-16 units. */
export function longestLine({ type, max = LONGEST_TEXT }: Omit<ContextQuestion, 'id'>): number {
  return type === 'links' ? Math.min(max, LONGEST_LINK) : max
}
