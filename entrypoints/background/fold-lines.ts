/** Of neighbours that are marked alike the first few are kept, with all that they hold; the others are counted. */
const ALIKE = 3
/** So long is a file of the lines at most, in UTF-16 units. */
const MOST = 180_000
/** What a file adds to a line: quotes, comma, indent, line end. */
const LINE_ENDS = 6

/** Folds indented lines: neighbours alike become the first few and their number. `cut`: there was more than a file holds. */
export function foldLines(lines: readonly string[]): { lines: string[]; cut: boolean } {
  const folded: string[] = []
  let at = 0
  const depthOf = (line: string) => line.search(/\S/)

  const fold = (depth: number, isKept: boolean) => {
    let before = ''
    let alike = 0
    const count = () => {
      if (isKept && alike > ALIKE) folded.push(`${' '.repeat(depth)}+${alike - ALIKE}`)
    }
    for (let line = lines[at]; line !== undefined && depthOf(line) >= depth; line = lines[at]) {
      at += 1
      if (line !== before) {
        count()
        before = line
        alike = 0
      }
      alike += 1
      const keeps = isKept && alike <= ALIKE
      if (keeps) folded.push(line)
      fold(depth + 1, keeps)
    }
    count()
  }
  fold(0, true)

  let length = 0
  const end = folded.findIndex((line) => {
    length += line.length + LINE_ENDS
    return length > MOST
  })
  return { lines: end < 0 ? folded : folded.slice(0, end), cut: end >= 0 }
}
