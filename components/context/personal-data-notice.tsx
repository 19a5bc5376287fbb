import { captureRules } from '../../utils/flag/capture-rules.ts'
import { MASK, personalData } from '../../utils/flag/personal-data.ts'
import { useDraft } from '../form/form-context.tsx'
import { Banner } from '../ui/banner.tsx'
import { Check } from '../ui/check.tsx'
import { useTranslator } from '../ui/translator.tsx'

/**
 * Points out numbers and addresses in what the partner wrote, and in the post's text where the category masks them: they
 * are masked in the flag unless the partner insists.
 */
export function PersonalDataNotice() {
  const { t } = useTranslator()
  const { draft, view, change } = useDraft()
  const { note, context, category, keepPersonal, keepPersonalOfPost } = draft.answers
  const description = draft.subject.type === 'removed' ? (draft.subject.description ?? '') : ''
  const masksText = category !== null && captureRules(category).masksText
  const text = masksText ? (draft.capture?.text?.value ?? '') : ''
  return (
    <>
      <Found
        title={t('postPersonal.title')}
        // Masked, they are in the browser's memory only; insisted on, they stand in the text.
        texts={[...view.masked, text]}
        isKept={keepPersonalOfPost}
        onKeep={(keep) => void change({ keepPersonalOfPost: keep })}
      />
      <Found
        title={t('form.personal.title')}
        texts={[note, description, ...textsIn(context)]}
        isKept={keepPersonal}
        onKeep={(keep) => void change({ keepPersonal: keep })}
      />
    </>
  )
}

interface FoundProps {
  title: string
  texts: string[]
  isKept: boolean
  onKeep: (keep: boolean) => void
}

function Found({ title, texts, isKept, onKeep }: FoundProps) {
  const { t, format } = useTranslator()
  const found = format.list([...new Set(texts.flatMap(personalData))])
  return (
    <div className="live" aria-live="polite">
      {found !== '' && (
        <Banner icon="hidden" title={title}>
          <p>{t(isKept ? 'form.personal.kept' : 'form.personal.masked', { found, mask: MASK })}</p>
          <Check checked={isKept} onChange={(event) => onKeep(event.currentTarget.checked)}>
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
