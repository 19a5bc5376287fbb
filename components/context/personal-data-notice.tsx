import { MASK, personalData } from '../../utils/flag/personal-data.ts'
import { useDraft } from '../form/form-context.tsx'
import { Banner } from '../ui/banner.tsx'
import { Check } from '../ui/check.tsx'
import { useTranslator } from '../ui/translator.tsx'

/** Points out numbers and addresses in what the partner wrote: they are masked in the flag unless the partner insists. */
export function PersonalDataNotice() {
  const { t, format } = useTranslator()
  const { draft, change } = useDraft()
  const { note, context, keepPersonal } = draft.answers
  const description = draft.subject.type === 'removed' ? (draft.subject.description ?? '') : ''
  const found = [...new Set([note, description, ...textsIn(context)].flatMap(personalData))]
  return (
    <div className="live" aria-live="polite">
      {found.length > 0 && (
        <Banner icon="hidden" title={t('form.personal.title')}>
          <p>
            {t(keepPersonal ? 'form.personal.kept' : 'form.personal.masked', { found: format.list(found), mask: MASK })}
          </p>
          <Check
            checked={keepPersonal}
            onChange={(event) => void change({ keepPersonal: event.currentTarget.checked })}
          >
            {t('form.personal.keep')}
          </Check>
        </Banner>
      )}
    </div>
  )
}

/** All texts in the answers, wherever they stand. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}
