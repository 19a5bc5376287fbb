import { Keys } from '../ui/keys.tsx'
import { useTranslator } from '../ui/translator.tsx'

/** First use: what to do, in one sentence. */
export function NoFlags() {
  const { t } = useTranslator()
  return (
    <div className="history-notices">
      <div className="empty">
        <p>
          <strong>{t('history.none')}</strong>
        </p>
        <p className="hint">
          {t('history.noneHint')} <Keys command="flag-post" />
        </p>
      </div>
    </div>
  )
}
