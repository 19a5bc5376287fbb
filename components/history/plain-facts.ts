import type { Flag } from '../../utils/flag/flag.ts'
import { nameOfCode, useCodeNames } from '../ui/code-names.ts'
import { useTaxonomyTexts } from '../ui/taxonomy-texts.ts'
import { useTranslator } from '../ui/translator.tsx'
import type { Fact } from './fact-list.tsx'

type PlainKey = 'subject' | 'category' | 'urgency' | 'language' | 'country'

/** What of a flag tells of no person: its row has it too. Null where a row does not say. */
interface Plain extends Pick<Flag, 'category' | 'urgency'> {
  subjectType: Flag['subject']['type']
  language: string | null
  country: string | null
}

/** The facts of a flag that tell of no person, in words; false where it is not known. */
export function usePlainFacts(): (plain: Plain) => Record<PlainKey, Fact | false> {
  const { t, format } = useTranslator()
  const texts = useTaxonomyTexts()
  const names = useCodeNames('language', true)
  return ({ subjectType, category, urgency, language, country }) => ({
    subject: { key: 'subject', name: t('captured.subject'), value: t(`subject.${subjectType}`) },
    category: {
      key: 'category',
      name: t('form.category.label'),
      value: texts?.label(category) ?? category,
      english: texts?.isEnglish(category) && { of: 'value', marked: true },
    },
    urgency: { key: 'urgency', name: t('form.urgency.label'), value: t(`urgency.${urgency}.word`) },
    language: language !== null && {
      key: 'language',
      name: t('form.language.label'),
      // Partners choose from the whole registry; browsers name a part of it.
      value: nameOfCode(language, format.languageName, names),
    },
    country: country !== null && {
      key: 'country',
      name: t('form.country.label'),
      value: format.countryName(country),
    },
  })
}
