import type { StateGroup } from '../flag/life-cycle.ts'

/** What a control shows besides the offer to flag its post, each with words of its own. */
export type Mark =
  /** Flagged before, and how far that flag has come. */
  | 'flagged'
  | 'received'
  | StateGroup
  /** The extension was updated under the page: it is no control any more. */
  | 'orphaned'

export interface ControlWords {
  word: string
  label: string
  labelWithAuthor: string
}

/** The words of the control, handed in. `{{author}}` in `labelWithAuthor` stands for the author's name. */
export type ControlTexts = ControlWords & {
  /** BCP 47 tag of these words. */
  language: string
} & Record<Mark, ControlWords>

/** The control's accessible name. */
export function controlName({ label, labelWithAuthor }: ControlWords, author: string | null): string {
  // A function: a name may hold what `replace` reads as a pattern.
  return author ? labelWithAuthor.replace('{{author}}', () => author) : label
}
