import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { useOverviewState } from '../ui/overview.tsx'
import { useTranslator } from '../ui/translator.tsx'

/** Stands in for every screen while the background does not answer. */
export function NoAnswer() {
  const { t } = useTranslator()
  const { failure, refresh } = useOverviewState()
  return (
    <main className="screen">
      <Banner
        icon="urgent"
        role="alert"
        action={
          failure === 'unanswered' && (
            <Button small onClick={() => void refresh()}>
              {t('shell.tryAgain')}
            </Button>
          )
        }
      >
        {t(failure === 'orphaned' ? 'shell.orphaned' : 'shell.unanswered')}
      </Banner>
    </main>
  )
}
