import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { useHost } from '../ui/host.tsx'
import { useTranslator } from '../ui/translator.tsx'

/** The service no longer takes this device's word: what happened, what is safe, what comes next. */
export function ReconnectBanner({ waiting }: { waiting: number }) {
  const { t } = useTranslator()
  const host = useHost()
  return (
    <Banner
      tone="needs-you"
      icon="lock"
      role="status"
      title={t('connect.reconnectTitle')}
      action={
        <Button small onClick={() => void host.openTab('/welcome.html')}>
          {t('connect.reconnect')}
        </Button>
      }
    >
      {t('connect.reconnectHint')} {waiting > 0 && t('history.safeHere', { count: waiting })}
    </Banner>
  )
}
