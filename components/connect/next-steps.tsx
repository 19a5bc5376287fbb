import { Keys } from '../ui/keys.tsx'
import { useTranslator } from '../ui/translator.tsx'

/** What to do once connected. */
export function NextSteps() {
  const { t } = useTranslator()
  return (
    <ol className="next-steps">
      <li>{t('connect.next.control')}</li>
      <li>
        {t('connect.next.keys')} <Keys command="flag-post" />
      </li>
      <li>{t('connect.next.pin')}</li>
    </ol>
  )
}
