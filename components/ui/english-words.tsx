import type { ReactNode } from 'react'
import { useTranslator } from './translator.tsx'

interface EnglishWordsProps {
  /** Whether the words are English inside a screen of another language. */
  when: boolean
  /** Whether to say so beside them; once for words that stand together. */
  marked?: boolean
  children: ReactNode
}

/** For an element that can hold nothing but text: its words are English inside a screen of another language. */
export function englishText(when: boolean): { lang?: 'en'; dir?: 'ltr' } {
  return when ? { lang: 'en', dir: 'ltr' } : {}
}

/** Words that the screen's language lacks: spoken and laid out as English, and marked as such. */
export function EnglishWords({ when, marked = false, children }: EnglishWordsProps) {
  const { t } = useTranslator()
  if (!when) return children
  return (
    <>
      <bdi lang="en" dir="ltr">
        {children}
      </bdi>
      {marked && <span className="meta"> {t('shell.inEnglish')}</span>}
    </>
  )
}
