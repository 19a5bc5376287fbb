import type { Flag } from '../../utils/flag/flag.ts'
import { useTimeAsShown } from '../form/time-as-shown.ts'
import { capturedFacts } from '../ui/captured-facts.ts'
import { nameOfCode, useCodeNames } from '../ui/code-names.ts'
import { useTaxonomyTexts } from '../ui/taxonomy-texts.ts'
import { useTranslator } from '../ui/translator.tsx'
import { contextFacts } from './context-facts.tsx'
import type { Fact } from './fact-list.tsx'
import { usePlainFacts } from './plain-facts.ts'

interface SentFacts {
  /** What the partner wrote, in their own words. */
  written: Fact[]
  /** What the partner added of the place, the words and the people. */
  context: Fact[]
  /** What the partner chose. */
  chosen: Fact[]
  /** What was read from the page. */
  read: Fact[]
  /** What goes with every flag. */
  envelope: Fact[]
}

/** Every field of a flag in words: what was sent can be seen in full, nothing is left out. */
export function useSentFacts(): (flag: Flag) => SentFacts {
  const translator = useTranslator()
  const time = useTimeAsShown()
  const texts = useTaxonomyTexts()
  const names = useCodeNames('language', true)
  const plainOf = usePlainFacts()
  const { t } = translator
  // Partners choose from the whole registry; browsers name a part of it.
  const languageName = (code: string) => nameOfCode(code, translator.format.languageName, names)
  const format = { ...translator.format, languageName }
  return (flag) => {
    const { subject } = flag
    const plain = plainOf({ ...flag, subjectType: subject.type })
    const written: (Fact | false)[] = [
      flag.note !== null && { key: 'note', name: t('form.note.label'), value: flag.note },
      subject.type === 'removed' &&
        subject.description !== null && {
          key: 'description',
          name: t('form.description.label'),
          value: subject.description,
        },
    ]
    const chosen: (Fact | false)[] = [
      flag.noteChoices.length > 0 && {
        key: 'noteChoices',
        name: t('form.note.choices'),
        value: format.list(flag.noteChoices.map((choice) => t(`noteChoice.${choice}`))),
      },
      plain.subject,
      subject.link !== null && { key: 'link', name: t('captured.permalink'), value: subject.link },
      plain.category,
      plain.urgency,
      plain.language,
      plain.country,
      { key: 'identity', name: t('form.identity.label'), value: t(`identity.${flag.identity}`) },
      { key: 'goodFaith', name: t('history.goodFaith'), value: t('captured.yes') },
    ]
    return {
      written: written.filter((fact) => fact !== false),
      context: flag.context && texts ? contextFacts(flag.context, texts, { ...translator, format }) : [],
      chosen: chosen.filter((fact) => fact !== false),
      read: flag.capture
        ? capturedFacts(flag.capture, translator, time).map(({ name, value }) => ({ key: name, name: t(name), value }))
        : [],
      envelope: [
        { key: 'submittedAt', name: t('history.field.submittedAt'), value: time(flag.submittedAt) },
        { key: 'categoryId', name: t('history.field.categoryId'), value: flag.category },
        { key: 'taxonomyVersion', name: t('history.field.taxonomyVersion'), value: flag.taxonomyVersion },
        { key: 'schema', name: t('history.field.schema'), value: format.number(flag.schema) },
        { key: 'id', name: t('history.field.id'), value: flag.id },
        { key: 'hash', name: t('history.field.hash'), value: flag.hash },
      ],
    }
  }
}
