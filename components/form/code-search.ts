// Which languages or countries a list shows, in which order, for what was typed.
import { CONTENT_LANGUAGES } from '../../utils/i18n/content-languages.ts'
import { COUNTRIES } from '../../utils/i18n/countries.ts'
import { fold } from '../../utils/i18n/fold.ts'
import { type CodeKind, type CodeNames, firstName, nameOfCode } from '../ui/code-names.ts'

/** Nobody reads more: another letter finds it. */
const MOST_FOUND = 50

export interface NamedCode {
  code: string
  /** In the screen's language where that names it, else in English. */
  name: string
  /** True where `name` is English for want of another. */
  isEnglish: boolean
  /** In its own language; null where that is the same or not known. */
  own: string | null
}

export interface CodeGroup {
  id: 'recent' | 'all' | 'found'
  codes: NamedCode[]
}

/**
 * Without a query the codes used last (`recent`), then the usual ones by name. Else the best matches by any name or by the
 * code: whole, then what starts with the query, then what has a word that does, then the rest.
 */
export type CodeSearch = (query: string, recent: string[]) => CodeGroup[]

export interface CodeSearchNeeds {
  kind: CodeKind
  /** Null while they are being read: the usual ones are found by the browser's names until then. */
  names: CodeNames | null
  nameOf: (code: string) => string
  compare: (a: string, b: string) => number
}

/** What is listed before anything is typed. */
const USUAL = { language: CONTENT_LANGUAGES, country: COUNTRIES }

/** What is searched of one code: its name and its other ones, folded, each between bars. */
interface Searched {
  named: NamedCode
  code: string
  label: string
  others: string
  isUsual: boolean
}

/** A search over one kind of code. Naming, sorting and folding take time: each is done once, when first needed. */
export function createCodeSearch({ kind, names, nameOf, compare }: CodeSearchNeeds): CodeSearch {
  const usual = USUAL[kind]
  const sorted = once(() => usual.map(named).toSorted((a, b) => compare(a.name, b.name)))
  const searched = once(() => [
    ...usual.map((code) => searchedOf(named(code), true)),
    ...Object.keys(names?.named ?? {})
      .filter((code) => !usual.includes(code))
      .map((code) => searchedOf(named(code), false)),
    // Not asked for by name: there are thousands, and the browser has none for them.
    ...Object.entries(names?.rest ?? {})
      .filter(([code]) => !usual.includes(code))
      .map(([code, english]) =>
        searchedOf({ code, name: firstName(english) ?? code, isEnglish: true, own: null }, false),
      ),
  ])

  function named(code: string): NamedCode {
    const name = nameOfCode(code, nameOf, names)
    const own = firstName(names?.own[code]) ?? null
    return { code, name, isEnglish: nameOf(code) === code, own: own !== null && fold(own) === fold(name) ? null : own }
  }

  function searchedOf(code: NamedCode, isUsual: boolean): Searched {
    const others = [names?.named[code.code], names?.rest[code.code], names?.own[code.code]].filter(Boolean).join('; ')
    return {
      named: code,
      code: fold(code.code),
      label: barred(code.name),
      others: others.split('; ').map(barred).join(''),
      isUsual,
    }
  }

  return (query, recent) => {
    const wanted = fold(query)
    if (wanted === '') {
      return [
        { id: 'recent', codes: recent.map(named) },
        { id: 'all', codes: sorted().filter(({ code }) => !recent.includes(code)) },
      ]
    }
    const place = ({ code }: NamedCode) => (recent.includes(code) ? 0 : 1)
    const codes = searched()
      .map((candidate) => ({ named: candidate.named, rank: rankOf(candidate, wanted) }))
      .filter(({ rank }) => Number.isFinite(rank))
      .toSorted((a, b) => a.rank - b.rank || place(a.named) - place(b.named) || compare(a.named.name, b.named.name))
      .slice(0, MOST_FOUND)
      .map((candidate) => candidate.named)
    return [{ id: 'found', codes }]
  }
}

/**
 * 0 is best. A rare language whose whole name was not typed stands after the usual ones that have a word like that; its
 * code alone tells little.
 */
function rankOf({ code, label, others, isUsual }: Searched, wanted: string): number {
  const text = spaced(wanted)
  if (code === wanted && isUsual) return 0
  if (`${label}${others}`.includes(`|${text}|`)) return isUsual ? 0 : 0.5
  const later = isUsual ? 0 : 2.5
  if (label.includes(`|${text}`) || label.includes(`|${ARTICLE}${text}`)) return 1 + later
  if (startsWord(label, text)) return 2 + later
  if (others.includes(`|${text}`) || startsWord(others, text)) return 3 + later
  if (code === wanted) return 4
  const words = text.split(' ')
  return words.every((word) => label.includes(word) || others.includes(word)) ? 5 + later : Number.POSITIVE_INFINITY
}

/** Arabic's: people type the word without it. */
const ARTICLE = '\u0627\u0644'

function startsWord(names: string, start: string): boolean {
  return names.includes(` ${start}`) || names.includes(` ${ARTICLE}${start}`)
}

function barred(name: string): string {
  return `|${spaced(fold(name))}|`
}

/** Words with one space between them, whatever stood there. */
function spaced(folded: string): string {
  return folded.replace(/[\s\p{P}]+/gu, ' ').trim()
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
