import { useEffect, useState } from 'react'
import { Button } from '../ui/button.tsx'
import { Check } from '../ui/check.tsx'
import { useHost } from '../ui/host.tsx'
import { useSend } from '../ui/send.tsx'
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
      {state === 'granted' && <NewsAlert />}
    </>
  )
}

/** Whether a notification says that a flag has news: only asked for where notifications are allowed. */
function NewsAlert() {
  const { t } = useTranslator()
  const send = useSend()
  const [isOn, setOn] = useState<boolean | null>(null)
  useEffect(() => {
    const life = new AbortController()
    send('alerts.read').then(
      ({ news }) => {
        if (!life.signal.aborted) setOn(news)
      },
      // Not known: nothing is offered to be changed.
      () => undefined,
    )
    return () => life.abort()
  }, [send])
  if (isOn === null) return null
  const choose = (news: boolean) =>
    send('alerts.choose', { news }).then(
      () => setOn(news),
      () => setOn(isOn),
    )
  return (
    <div>
      <Check checked={isOn} onChange={(event) => void choose(event.currentTarget.checked)}>
        {t('alerts.news')}
      </Check>
      <p className="hint">{t('alerts.newsHint')}</p>
    </div>
  )
}
