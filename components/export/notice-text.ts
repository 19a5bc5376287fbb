import { locationOf, noticeParts, type Sender } from '../../utils/history/dsa-notice.ts'
import { useSentFacts } from '../history/sent-facts.ts'
import { useTaxonomyTexts } from '../ui/taxonomy-texts.ts'
import { useTranslator } from '../ui/translator.tsx'
import type { HeldFlag } from './read-flags.ts'

/**
 * A notice under Art. 16(2) of the DSA as plain text, in its four parts; what is missing is said where it would stand.
 * See utils/history/dsa-notice.ts.
 */
export function useNoticeText(): (detail: HeldFlag, sender: Sender) => string {
  const { t } = useTranslator()
  const texts = useTaxonomyTexts()
  const factsOf = useSentFacts()
  return ({ stub, flag }, sender) => {
    const parts = noticeParts(flag, sender)
    const { written, context, chosen } = factsOf(flag)
    const choices = chosen.filter(({ key }) => key === 'noteChoices')
    const moment = context.filter(({ key }) => key === 'key_moment')
    const lines = (facts: typeof written) => facts.map(({ name, value }) => `${name}: ${String(value)}`)
    const missing = `[${t('export.notice.missing')}]`
    const reasons = [
      `${t('form.category.label')}: ${texts?.label(flag.category) ?? flag.category}`,
      ...(parts.reasons === 'there' ? lines([...written, ...choices]) : [missing]),
      ...lines(context.filter((fact) => !moment.includes(fact))),
    ]
    const sentBy =
      parts.sender === 'exempt' ? [t('export.notice.exempt')] : [sender.name || missing, sender.email || missing]
    return [
      [t('export.notice.intro'), ...(stub.reference ? [stub.reference] : [])],
      [`(a) ${t('export.notice.part.reasons')}`, ...reasons],
      [`(b) ${t('export.notice.part.location')}`, locationOf(flag) ?? missing, ...lines(moment)],
      [`(c) ${t('export.notice.part.sender')}`, ...sentBy],
      [`(d) ${t('export.notice.part.goodFaith')}`, t('form.goodFaith')],
    ]
      .map((part) => part.join('\n'))
      .join('\n\n')
  }
}
