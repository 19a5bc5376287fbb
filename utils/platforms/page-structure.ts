// The shape of a page without a word of it, for maintainers who have to write a new rule.
import type { PageStructure, StructureWords } from '../flag/page-structure.ts'
import type { Platform } from './platform.ts'

/** So many elements are written at most, so deep; the background folds what is alike. */
const MOST = 50_000
const DEEPEST = 60

/** Reads the shape of a page: tags, roles, names of marks, kinds of links, lengths of texts. */
export function pageStructure(page: Document, platform: Platform, words: StructureWords): PageStructure {
  const only = (list: keyof StructureWords, word: string) =>
    new RegExp(`^(?:${words[list]})$`).test(word) ? word : '?'
  const lines: string[] = []

  const walk = (parent: Element, indent: string) => {
    for (const element of parent.children) {
      if (lines.length > MOST) return
      // A form answers to the names of its fields: what it says of itself may be anything.
      const isForm = element instanceof HTMLFormElement
      let shape = isForm ? 'form' : only('tags', element.localName)
      if (!isForm) {
        for (const { name, value } of element.attributes) {
          if (only('named', name) === name) shape += ` ${name}`
          if (only('valued', name) === name) shape += ` ${name}=${only('values', value)}`
        }
        const { href } = element as HTMLAnchorElement
        if (shape[0] === 'a' && href) {
          shape += ` href=${platform.linkKind(href) ?? '?'} tn=${only('label', URL.parse(href)?.searchParams.get('__tn__') ?? '')}`
        }
        let length = 0
        for (const node of element.childNodes) if (node.nodeType === 3) length += node.nodeValue?.trim().length ?? 0
        if (length) shape += ` text=${length > 200 ? '>200' : length > 20 ? '21-200' : '1-20'}`
      }
      lines.push(indent + shape)
      if (!isForm && indent.length < DEEPEST) walk(element, `${indent} `)
    }
  }
  walk(page.body, '')
  return {
    route: platform.feedRoute(page.location) ?? 'other',
    language: only('language', page.documentElement.lang),
    lines,
  }
}
