// The words of the taxonomy: assets that are read when a screen needs them, never bundled.
import { useEffect, useState } from 'react'
import amharic from '../../assets/taxonomy/am.json?url'
import arabic from '../../assets/taxonomy/ar.json?url'
import english from '../../assets/taxonomy/en.json?url'
import spanish from '../../assets/taxonomy/es.json?url'
import persian from '../../assets/taxonomy/fa.json?url'
import french from '../../assets/taxonomy/fr.json?url'
import burmese from '../../assets/taxonomy/my.json?url'
import portuguese from '../../assets/taxonomy/pt.json?url'
import russian from '../../assets/taxonomy/ru.json?url'
import swahili from '../../assets/taxonomy/sw.json?url'
import ukrainian from '../../assets/taxonomy/uk.json?url'
import urdu from '../../assets/taxonomy/ur.json?url'
import { readAsset } from './read-asset.ts'
import { useTranslator } from './translator.tsx'

/** A category's or group's words; `null` while they are being read. */
export interface TaxonomyTexts {
  group(id: string): string
  label(id: string): string
  definition(id: string): string
  /** Whether a category's words are English because the language has none for it yet. */
  isEnglish(id: string): boolean
  /** Other words for a category, to search by: synonyms, and what the sites' own menus call it. */
  also(id: string): string
  /** A question on local context, with a hint where it has one. */
  question(id: string): Question
  questionGroup(id: string): string
  /** One choice of a vocabulary. */
  choice(vocabulary: string, id: string): string
}

interface Question {
  label: string
  hint?: string
}

interface Texts {
  groups: Record<string, string>
  categories: Record<string, { label: string; definition: string; also?: string }>
  questions: Record<string, Question>
  questionGroups: Record<string, string>
  choices: Record<string, Record<string, string>>
}

const NO_TEXTS: Texts = { groups: {}, categories: {}, questions: {}, questionGroups: {}, choices: {} }
const FILES: Record<string, string> = {
  en: english,
  ar: arabic,
  fr: french,
  es: spanish,
  my: burmese,
  pt: portuguese,
  ru: russian,
  uk: ukrainian,
  am: amharic,
  fa: persian,
  ur: urdu,
  sw: swahili,
}
const atHand = new Map<string, TaxonomyTexts>()

/**
 * The words in a delivered language (BCP 47 tag); what it lacks is said in English, what nobody knows by its id.
 * Each file is read once while the page lives, so asking before a screen needs them makes it wait less.
 */
export async function readTaxonomyTexts(language: string): Promise<TaxonomyTexts> {
  const known = atHand.get(language)
  if (known) return known
  const [own, fallback]: [Partial<Texts> & Pick<Texts, 'groups' | 'categories'>, Texts] = await Promise.all([
    readFile(FILES[language]),
    readFile(english),
  ])
  const texts: TaxonomyTexts = {
    group: (id) => own.groups[id] ?? fallback.groups[id] ?? id,
    label: (id) => own.categories[id]?.label ?? fallback.categories[id]?.label ?? id,
    definition: (id) => own.categories[id]?.definition ?? fallback.categories[id]?.definition ?? '',
    also: (id) => own.categories[id]?.also ?? fallback.categories[id]?.also ?? '',
    question: (id) => own.questions?.[id] ?? fallback.questions[id] ?? { label: id },
    questionGroup: (id) => own.questionGroups?.[id] ?? fallback.questionGroups[id] ?? id,
    choice: (vocabulary, id) => own.choices?.[vocabulary]?.[id] ?? fallback.choices[vocabulary]?.[id] ?? id,
    isEnglish: (id) => language !== 'en' && !own.categories[id] && id in fallback.categories,
  }
  atHand.set(language, texts)
  return texts
}

/** The words in the screen's language; null while they are being read. */
export function useTaxonomyTexts(): TaxonomyTexts | null {
  const { tag } = useTranslator().language
  const [texts, setTexts] = useState(() => atHand.get(tag) ?? null)
  useEffect(() => {
    const life = new AbortController()
    void readTaxonomyTexts(tag).then((found) => {
      if (!life.signal.aborted) setTexts(found)
    })
    return () => life.abort()
  }, [tag])
  return texts
}

function readFile(address: string | undefined): Promise<Texts> {
  return address ? readAsset(address) : Promise.resolve(NO_TEXTS)
}
