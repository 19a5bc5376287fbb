import { useEffect, useState } from 'react'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { useHost } from '../ui/host.tsx'
import { useSend } from '../ui/send.tsx'
import { useTranslator } from '../ui/translator.tsx'

/**
 * Offers notifications once, when they are first of use: a server has said something of a flag. Either answer is kept;
 * the settings can change it. On the full page: the popup would close under the browser's question.
 */
export function NewsOffer({ newestWordAt }: { newestWordAt: string | null }) {
  const { isPopup } = useHost()
  return isPopup || newestWordAt === null ? null : <Offer />
}

function Offer() {
  const { t } = useTranslator()
  const { notificationAccess: access } = useHost()
  const send = useSend()
  const [state, setState] = useState<'unknown' | 'open' | 'refused' | 'answered'>('unknown')
  useEffect(() => {
    const life = new AbortController()
    send('alerts.read').then(
      ({ isChosen }) => {
        if (!life.signal.aborted && !isChosen) setState('open')
      },
      // Not known: nothing is asked.
      () => undefined,
    )
    return () => life.abort()
  }, [send])
  const answer = (news: boolean, then: 'refused' | 'answered') =>
    send('alerts.choose', { news }).then(
      () => setState(then),
      // Not kept: the offer stays, and can be answered again.
      () => undefined,
    )
  const allow = () =>
    access.request().then(
      (granted) => answer(granted, granted ? 'answered' : 'refused'),
      () => answer(false, 'refused'),
    )
  if (state === 'unknown' || state === 'answered') return null
  return (
    <>
      {state === 'open' && (
        <Banner
          icon="reply"
          title={t('alerts.offer')}
          action={
            <span className="line">
              <Button small onClick={() => void allow()}>
                {t('alerts.allow')}
              </Button>
              <Button small tone="quiet" onClick={() => void answer(false, 'answered')}>
                {t('alerts.decline')}
              </Button>
            </span>
          }
        >
          {t('alerts.newsHint')}
        </Banner>
      )}
      <p role="status" className={state === 'refused' ? 'hint' : 'visually-hidden'}>
        {state === 'refused' && t('alerts.refused')}
      </p>
    </>
  )
}
