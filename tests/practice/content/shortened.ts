/** What the sites show of a text before "See more": whole words of at most `limit` characters and at most `lines` lines. */
export function shortened(text: string, limit: number, lines: number): { shown: string; isCut: boolean } {
  const upperLines = text.split('\n').slice(0, lines).join('\n').trimEnd()
  if (upperLines.length === text.length && text.length <= limit) return { shown: text, isCut: false }
  if (upperLines.length <= limit) return { shown: upperLines, isCut: true }
  return { shown: upperLines.slice(0, limit + 1).replace(/\s\S*$/, ''), isCut: true }
}
