import { ConnectedPanel } from '../connect/connected-panel.tsx'
import { NewerTaxonomy } from '../connect/newer-taxonomy.tsx'
import { ReconnectBanner } from '../connect/reconnect-banner.tsx'
import { Button } from '../ui/button.tsx'
import { useHost } from '../ui/host.tsx'
import { useOverview } from '../ui/overview.tsx'
import { useTranslator } from '../ui/translator.tsx'

/** Whom flags go to. Invites are pasted on a page of their own: a popup would close on the way to the link. */
export function ConnectionSettings() {
  const { t } = useTranslator()
  const host = useHost()
  const { connection, waiting } = useOverview()
  const openWelcome = () => void host.openTab('/welcome.html')
  if (!connection) {
    return (
      <>
        <p>{t('settings.notConnected')}</p>
        <div className="line">
          <Button tone="primary" onClick={openWelcome}>
            {t('history.connect')}
          </Button>
        </div>
      </>
    )
  }
  return (
    <>
      {connection.needsReconnect && <ReconnectBanner waiting={waiting} />}
      <NewerTaxonomy />
      <ConnectedPanel connection={connection} onChange={openWelcome} />
    </>
  )
}
