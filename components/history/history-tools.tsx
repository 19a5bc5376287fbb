import { routeHash } from '../shell/route.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { useHost } from '../ui/host.tsx'
import { useTranslator } from '../ui/translator.tsx'
import { useHistoryPart } from './history-context.tsx'

/** What can be done with history as a whole. Files are saved on the full page, so the popup leads there. */
export function HistoryTools() {
  const { t } = useTranslator()
  const { isPopup, openTab } = useHost()
  const pick = useHistoryPart((state) => state.pick)
  return (
    <div className="history-tools">
      {isPopup ? (
        <Button small tone="quiet" onClick={() => void openTab('/fullpage.html#figures')}>
          {t('figures.open')}
          <span className="visually-hidden"> ({t('shell.opensTab')})</span>
        </Button>
      ) : (
        <>
          <ButtonLink small tone="quiet" icon="insight" href={routeHash({ screen: 'figures' })}>
            {t('figures.open')}
          </ButtonLink>
          <Button small tone="quiet" icon="check" onClick={() => pick(new Set())}>
            {t('export.choose')}
          </Button>
        </>
      )}
    </div>
  )
}
