// What must hold for each catalogue and each language's texts of the taxonomy. Each rule tells what it found wrong.

const PLURAL = /_(zero|one|two|few|many|other)$/

/** Words that stay as they are in any script. */
const NAMES = /Fieldflag|Facebook|Instagram|Reels|Meta|Chrome|Edge|Firefox|SHA-256|https?:\/\/|about:addons/g

/** Scripts by language, for those that aren't written in Latin letters. */
const SCRIPTS: Record<string, RegExp> = {
  ar: /\p{Script=Arabic}/u,
  fa: /\p{Script=Arabic}/u,
  ur: /\p{Script=Arabic}/u,
  my: /\p{Script=Myanmar}/u,
  am: /\p{Script=Ethiopic}/u,
  ru: /\p{Script=Cyrillic}/u,
  uk: /\p{Script=Cyrillic}/u,
}

/** All texts of a catalogue by key, without what it says of itself. */
export function textsOf(catalogue: object): Map<string, string> {
  const { review: _, ...texts } = catalogue as { review?: object }
  return new Map(leaves(texts))
}

/** Keys of a catalogue; plural forms share the key without their suffix. */
export function keysOf(catalogue: object): string[] {
  return [...new Set([...textsOf(catalogue).keys()].map(withoutPlural))].sort()
}

/** What is wrong with the catalogue of a language (BCP 47 tag), measured by the English one; empty where nothing is. */
export function catalogueProblems(tag: string, catalogue: object, english: object): string[] {
  const texts = textsOf(catalogue)
  return [
    ...differences(keysOf(catalogue), keysOf(english)),
    ...pluralProblems(tag, texts),
    ...placeProblems(texts, textsOf(english)),
    ...[...texts].filter(([, text]) => text.trim() === '').map(([key]) => `says nothing: ${key}`),
    ...untranslated(tag, texts, textsOf(english)),
    ...reviewProblems(catalogue),
  ]
}

export interface TaxonomyTexts {
  groups: Record<string, string>
  categories: Record<string, { label: string; definition: string; also?: string }>
  questionGroups?: object
  questions?: object
  choices?: object
}

/** What a language's texts of the taxonomy must hold. */
export interface TaxonomyScope {
  /** Ids of the categories that it has words for. */
  categories: string[]
  /** Whether it has words for the questions on local context and their choices: all, or else none. */
  context: boolean
}

/** What a language's (BCP 47 tag) texts of the taxonomy lack of their scope, have too much, or say in another language. */
export function taxonomyProblems(
  tag: string,
  texts: TaxonomyTexts,
  english: TaxonomyTexts,
  scope: TaxonomyScope,
): string[] {
  const lacking = scope.categories.flatMap((id) =>
    (['label', 'definition', 'also'] as const)
      .filter((part) => english.categories[id]?.[part] && !texts.categories[id]?.[part]?.trim())
      .map((part) => `missing: ${id}.${part}`),
  )
  const unknown = Object.keys(texts.categories).filter((id) => !english.categories[id])
  const [said, source] = [contextTexts(texts), contextTexts(english)]
  return [
    ...lacking,
    ...unknown.map((id) => `superfluous: ${id}`),
    ...differences(Object.keys(texts.groups), Object.keys(english.groups)),
    ...differences([...said.keys()], scope.context ? [...source.keys()] : []),
    ...[...said].filter(([, text]) => text.trim() === '').map(([key]) => `says nothing: ${key}`),
    ...untranslated(tag, textsOf(texts), textsOf(english)),
  ]
}

function contextTexts({ questionGroups = {}, questions = {}, choices = {} }: TaxonomyTexts): Map<string, string> {
  return textsOf({ questionGroups, questions, choices })
}

function leaves(texts: object, path = ''): [key: string, text: string][] {
  return Object.entries(texts).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [[`${path}${name}`, value]] : leaves(value as object, `${path}${name}.`),
  )
}

function withoutPlural(key: string): string {
  return key.replace(PLURAL, '')
}

function differences(found: string[], wanted: string[]): string[] {
  return [
    ...wanted.filter((key) => !found.includes(key)).map((key) => `missing: ${key}`),
    ...found.filter((key) => !wanted.includes(key)).map((key) => `superfluous: ${key}`),
  ]
}

function pluralProblems(tag: string, texts: Map<string, string>): string[] {
  const wanted = new Intl.PluralRules(tag).resolvedOptions().pluralCategories.toSorted().join()
  const plurals = Map.groupBy(
    [...texts.keys()].filter((key) => PLURAL.test(key)),
    withoutPlural,
  )
  return [...plurals].flatMap(([key, variants]) => {
    const found = variants.map((variant) => variant.slice(key.length + 1)).toSorted()
    return found.join() === wanted ? [] : [`plural forms of ${key}: ${found.join()}, not ${wanted}`]
  })
}

function places(text: string): string {
  return [...text.matchAll(/\{\{(\w+(?:, number)?)\}\}/g)]
    .map(([, name]) => name)
    .sort()
    .join()
}

/** A form that stands for one number only may say it as a word; `one` and `two` of many languages are such. */
function placeProblems(texts: Map<string, string>, english: Map<string, string>): string[] {
  return [...texts].flatMap(([key, text]) => {
    const form = PLURAL.exec(key)?.[1]
    const source = form ? english.get(`${withoutPlural(key)}_other`) : english.get(key)
    if (source === undefined) return []
    const [found, wanted] = [places(text), places(source)]
    const mayDropCount = form === 'zero' || form === 'one' || form === 'two'
    const allowed = mayDropCount ? found.split(',').every((name) => wanted.includes(name)) : found === wanted
    const stray = text.replace(/\{\{\w+(?:, number)?\}\}/g, '').match(/[{}]/)
    return allowed && !stray ? [] : [`places of ${key}: ${text}`]
  })
}

function untranslated(tag: string, texts: Map<string, string>, english: Map<string, string>): string[] {
  if (tag === 'en') return []
  const script = SCRIPTS[tag]
  return [...texts].flatMap(([key, text]) => {
    const bare = text.replace(/\{\{.*?\}\}/g, '').replace(NAMES, '')
    const isWords = /\p{L}{3}/u.test(bare)
    const isForeign = script ? isWords && !script.test(bare) : bare.length > 24 && english.get(key) === text
    return isForeign ? [`not in the language: ${key}: ${text}`] : []
  })
}

function reviewProblems(catalogue: object): string[] {
  const { review } = catalogue as { review?: { status?: string; note?: string } }
  const known = ['source', 'machine-draft', 'reviewed'].includes(review?.status ?? '')
  return known && review?.note?.trim() ? [] : ['says not who wrote or reviewed it']
}
