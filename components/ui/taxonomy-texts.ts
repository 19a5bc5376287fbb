// The words of the taxonomy: assets that are read when a screen needs them, never bundled.
import { useEffect, useState } from 'react'
import { type TaxonomyTexts, taxonomyTexts } from '../../utils/i18n/taxonomy-texts.ts'
import { readTaxonomyFile } from './read-taxonomy-file.ts'
import { useTranslator } from './translator.tsx'

export type { TaxonomyTexts }

const atHand = new Map<string, TaxonomyTexts>()

/**
 * The words in a delivered language (BCP 47 tag); what it lacks is said in English, what nobody knows by its id.
 * Each file is read once while the page lives, so asking before a screen needs them makes it wait less.
 */
export async function readTaxonomyTexts(language: string): Promise<TaxonomyTexts> {
  const known = atHand.get(language)
  if (known) return known
  const [own, fallback] = await Promise.all([readTaxonomyFile(language), readTaxonomyFile('en')])
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
