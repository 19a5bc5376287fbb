import { MASK, personalData } from '../../utils/flag/personal-data.ts'
import { Banner } from '../ui/banner.tsx'
import { Check } from '../ui/check.tsx'
import { useTranslator } from '../ui/translator.tsx'

interface SayingPersonalProps {
  words: string
  isKept: boolean
  onKeep: (isKept: boolean) => void
}

/** Points out numbers and addresses in what is said: they are masked, as in a flag, unless the partner insists. */
export function SayingPersonal({ words, isKept, onKeep }: SayingPersonalProps) {
  const { t, format } = useTranslator()
  const found = [...new Set(personalData(words))]
  return (
    <div className="live" aria-live="polite">
      {found.length > 0 && (
        <Banner icon="hidden" title={t('form.personal.title')}>
          <p>{t(isKept ? 'form.personal.kept' : 'form.personal.masked', { found: format.list(found), mask: MASK })}</p>
          <Check checked={isKept} onChange={(event) => onKeep(event.currentTarget.checked)}>
            {t('form.personal.keep')}
          </Check>
        </Banner>
      )}
    </div>
  )
}
