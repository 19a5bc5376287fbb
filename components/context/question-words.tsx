import type { ReactNode } from 'react'
import { EnglishWords } from '../ui/english-words.tsx'
import type { TaxonomyTexts } from '../ui/taxonomy-texts.ts'

/**
 * A question's words as they are shown: as English where the screen's language has none. The fold around it says so,
 * once for all that is in it.
 */
export function questionWords(texts: TaxonomyTexts, id: string): { label: ReactNode; hint: ReactNode } {
  const { label, hint } = texts.question(id)
  const shown = (words: string) => <EnglishWords when={texts.contextIsEnglish}>{words}</EnglishWords>
  return { label: shown(label), hint: hint && shown(hint) }
}
