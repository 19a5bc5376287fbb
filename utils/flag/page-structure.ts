// The shape of a page without a word of it. Types only: content scripts import from here.

/**
 * The only words that may be written of a page, as sources of regular expressions that the whole word must match. Handed
 * in by the background (`structure-words.ts`): they are asked for seldom, and content scripts must be small.
 */
export interface StructureWords {
  tags: string
  /** Attributes that are named where they are there; their values are the page's and are left out. */
  named: string
  /** Attributes whose values are written too, where they are one of `values`. */
  valued: string
  values: string
  /** Facebook's own mark of what a link is. */
  label: string
  language: string
}

/** What is written of a page: words of `StructureWords`, kinds of links in words of our own, and numbers. */
export interface PageStructure {
  /** The kind of page, as the platform names it; `other` where it lists no posts. */
  route: string
  /** Language and, where given, script or region of the page: `my`, `pt-BR`; `?` for anything else. */
  language: string
  /** One line an element, indented by depth: its tag, what it is marked with, how much text it holds itself. */
  lines: string[]
}
