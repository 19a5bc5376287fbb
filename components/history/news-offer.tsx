import { useState } from 'react'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { useHost } from '../ui/host.tsx'
import { useOverview } from '../ui/overview.tsx'
import { useSend } from '../ui/send.tsx'
import { useTranslator } from '../ui/translator.tsx'

/**
 * Offers notifications once, when they are first of use: a server has said something of a flag. Either answer is kept;
 * the settings can change it. On the full page: the popup would close under the browser's question.
 */
export function NewsOffer({ newestWordAt }: { newestWordAt: string | null }) {
  const { t } = useTranslator()
  const { isPopup, notificationAccess: access } = useHost()
  const { newsAlert } = useOverview()
  const send = useSend()
  const [answer, setAnswer] = useState<'none' | 'given' | 'refused'>('none')
  const isOpen = answer === 'none' && newsAlert === null
  if (isPopup || newestWordAt === null || (!isOpen && answer !== 'refused')) return null
  const keep = (news: boolean, given: 'given' | 'refused') =>
    send('alerts.choose', { news }).then(
      () => setAnswer(given),
      // Not kept: the offer stays, and can be answered again.
      () => undefined,
    )
  const allow = () =>
    access.request().then(
      (granted) => keep(granted, granted ? 'given' : 'refused'),
      () => keep(false, 'refused'),
    )
  return (
    <>
      {isOpen && (
        <Banner
          icon="reply"
          title={t('alerts.offer')}
          action={
            <span className="line">
              <Button small onClick={() => void allow()}>
                {t('alerts.allow')}
              </Button>
              <Button small tone="quiet" onClick={() => void keep(false, 'given')}>
                {t('alerts.decline')}
              </Button>
            </span>
          }
        >
          {t('alerts.newsHint')}
        </Banner>
      )}
      <p role="status" className={answer === 'refused' ? 'hint' : 'visually-hidden'}>
        {answer === 'refused' && t('alerts.refused')}
      </p>
    </>
  )
}
