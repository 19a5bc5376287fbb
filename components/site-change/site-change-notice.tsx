import { useEffect, useState } from 'react'
import type { SiteNotice } from '../../utils/messages/page-views.ts'
import { goTo, routeHash } from '../shell/route.ts'
import { Banner } from '../ui/banner.tsx'
import { Button, IconButton } from '../ui/button.tsx'
import { useHost } from '../ui/host.tsx'
import { useTranslator } from '../ui/translator.tsx'

/** At the popup's top, over a page on which no post is recognised any more: what still works. */
export function SiteChangeNotice() {
  const { send, isPopup } = useHost()
  const [notice, setNotice] = useState<SiteNotice | null>(null)
  useEffect(() => {
    let shown = isPopup
    if (isPopup) {
      // Only a hint: without an answer there is none.
      const read = send('site.notice').catch(() => null)
      void read.then((found) => shown && setNotice(found))
    }
    return () => {
      shown = false
    }
  }, [send, isPopup])
  return notice && <NoticeBanner notice={notice} onGone={() => setNotice(null)} />
}

function NoticeBanner({ notice, onGone }: { notice: SiteNotice; onGone: () => void }) {
  const { t } = useTranslator()
  const { send, openTab } = useHost()
  const [failed, setFailed] = useState(false)

  const start = async (readLink: () => Promise<string | null>) => {
    try {
      const { draft } = await send('draft.start', { subject: { type: 'post', link: await readLink() } })
      goTo({ screen: 'flag', draftId: draft.id })
    } catch {
      // Why is for the screens that store: here nothing is lost, and the partner can press again.
      setFailed(true)
    }
  }
  const paste = () => {
    // The start screen has the place already; over an open draft another one begins.
    const field = document.getElementById('start-link')
    if (!(field instanceof HTMLInputElement)) return void start(async () => null)
    field.focus()
    field.select()
  }
  const dismiss = async () => {
    onGone()
    // Not remembered, it comes back with the next opening: no harm.
    await send('site.dismiss', notice).catch(() => null)
  }
  return (
    <div className="trouble">
      <Banner
        icon="search"
        title={t(`siteChange.title.${notice.platform}`)}
        action={<IconButton small icon="close" label={t('siteChange.dismiss')} onClick={() => void dismiss()} />}
      >
        {t('siteChange.still')}
        <span className="line banner-actions">
          <Button small onClick={() => void start(() => send('page.address'))}>
            {t('siteChange.thisPage')}
          </Button>
          <Button small onClick={paste}>
            {t('siteChange.paste')}
          </Button>
          <Button
            small
            onClick={() => void openTab(`/fullpage.html${routeHash({ screen: 'report', tabId: notice.tabId })}`)}
          >
            {t('siteChange.report')}
          </Button>
        </span>
        {failed && <span role="alert">{t('siteChange.failed')}</span>}
      </Banner>
    </div>
  )
}
