import { useEffect, useState } from 'react'
import { Button } from '../ui/button.tsx'
import { useHost } from '../ui/host.tsx'
import { useTranslator } from '../ui/translator.tsx'

/** Asks for notifications, with the reason. On the full page: the popup would close under the browser's question. */
export function AlertSettings() {
  const { t } = useTranslator()
  const { notificationAccess: access, isPopup, openTab } = useHost()
  const [state, setState] = useState<'unknown' | 'missing' | 'granted' | 'refused'>('unknown')
  useEffect(() => {
    const life = new AbortController()
    access.isGranted().then(
      (granted) => {
        if (!life.signal.aborted) setState(granted ? 'granted' : 'missing')
      },
      // Not to know is no reason to ask for anything.
      () => undefined,
    )
    return () => life.abort()
  }, [access])
  const request = () =>
    access.request().then(
      (granted) => setState(granted ? 'granted' : 'refused'),
      () => setState('refused'),
    )
  const giveBack = () =>
    access.giveBack().then(
      () => setState('missing'),
      () => setState('granted'),
    )
  return (
    <>
      <p>{t('alerts.reason')}</p>
      <p role="status">
        {state === 'granted' && t('alerts.allowed')}
        {state === 'refused' && t('alerts.refused')}
      </p>
      <div className="line">
        {isPopup ? (
          <Button onClick={() => void openTab('/fullpage.html#settings')}>{t('alerts.onPage')}</Button>
        ) : state === 'granted' ? (
          <Button onClick={() => void giveBack()}>{t('alerts.stop')}</Button>
        ) : (
          state !== 'unknown' && <Button onClick={() => void request()}>{t('alerts.allow')}</Button>
        )}
      </div>
    </>
  )
}
