import { LINK } from './elements-in.ts'
import { withoutMarks } from './invisible-characters.ts'
import { isUnfoldedAway, isUnseen } from './visibility.ts'

/** A text as a person sees it. */
export interface VisibleText {
  text: string
  /** True where a button inside the text offers the rest of it. */
  truncated: boolean
}

const NO_TEXT = 'svg,textarea,select,video,audio,canvas,[contenteditable=true]'
const EMOJI = /^(?:\p{Emoji}|\p{Emoji_Component})+$/u
const ONLY_DIGITS = /^[\d#*]+$/
const INLINE = /^(?:inline|contents|ruby)/
/** Facebook parts paragraphs by a margin of half a line (CSS pixels). */
const PARAGRAPH_GAP = 4

/**
 * The text of an element as a person sees it: with its line breaks and emoji, without what is hidden, far off the
 * page, for screen readers only, or made of invisible characters. The word of a "See more" button is left out.
 * Blank lines may be doubled, and the dots before such a button stand: `tidyText` takes them away.
 * Reads styles and layout: for the moment of flagging only.
 */
export function visibleText(root: Element): VisibleText {
  let seen = ''
  let truncated = false

  const read = (element: Element) => {
    const preserved = /^(?:pre|break-spaces)/.test(getComputedStyle(element).whiteSpace)
    const folded = isUnfoldedAway(element)
    for (const child of element.childNodes) {
      if (child.nodeType === Node.TEXT_NODE) {
        if (!folded) add(child.nodeValue ?? '', preserved)
      } else if (child.nodeType === Node.ELEMENT_NODE) {
        readChild(child as Element)
      }
    }
  }

  const readChild = (child: Element) => {
    if (child.matches('br')) {
      seen = `${seen.replace(/ +$/, '')}\n`
    } else if (child.matches('img')) {
      const emoji = child.getAttribute('alt') ?? ''
      if (EMOJI.test(emoji) && !ONLY_DIGITS.test(emoji) && !isUnseen(child)) seen += emoji
    } else if (child.matches(NO_TEXT) || isUnseen(child)) {
      return
    } else if (child.matches('[role=button],button')) {
      // One with words of its own at the end of a text offers the rest; one around a link or picture is part of it.
      if (child.querySelector(LINK)) read(child)
      else if (child.textContent?.trim()) truncated = true
    } else {
      const { display, marginTop } = getComputedStyle(child)
      if (INLINE.test(display)) read(child)
      else readBlock(child, Number.parseFloat(marginTop) >= PARAGRAPH_GAP)
    }
  }

  /** A line or paragraph. One that is empty but takes room is a blank line; so is a gap above it. */
  const readBlock = (block: Element, gap: boolean) => {
    breakLine()
    if (gap) seen += '\n'
    const before = seen
    read(block)
    if (seen !== before) breakLine()
    else if (before && block.getBoundingClientRect().height > 0) seen += '\n'
  }

  const add = (raw: string, preserved: boolean) => {
    const folded = preserved ? raw : raw.replace(/[ \t\n\r\f]+/g, ' ')
    seen += !preserved && /(?:^|[ \n])$/.test(seen) ? folded.replace(/^ /, '') : folded
  }

  const breakLine = () => {
    if (seen && !seen.endsWith('\n')) seen = `${seen.replace(/ +$/, '')}\n`
  }

  if (!isUnseen(root)) read(root)
  return { text: withoutMarks(seen).trim(), truncated }
}

/** The visible text in one line. */
export function visibleLine(root: Element): string {
  return visibleText(root).text.replace(/\s+/g, ' ')
}
