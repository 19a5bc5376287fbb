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
import { type TaxonomyFile, type TaxonomyTexts, taxonomyTexts } from '../../utils/i18n/taxonomy-texts.ts'
import { readAsset } from './read-asset.ts'
import { useTranslator } from './translator.tsx'

export type { TaxonomyTexts }

const NO_TEXTS: TaxonomyFile = { groups: {}, categories: {}, questions: {}, questionGroups: {}, choices: {} }
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
  const [own, fallback] = await Promise.all([readFile(FILES[language]), readFile(english)])
  const texts = taxonomyTexts(own, fallback, language === 'en')
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

function readFile(address: string | undefined): Promise<TaxonomyFile> {
  return address ? readAsset(address) : Promise.resolve(NO_TEXTS)
}
