import { useEffect, useState } from 'react'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { useHost } from '../ui/host.tsx'
import { useTranslator } from '../ui/translator.tsx'

/** Asks for the two sites where the user took them away; nothing where the browser gives no such choice. */
export function SiteAccessRequest() {
  const { t } = useTranslator()
  const { siteAccess } = useHost()
  const [access, setAccess] = useState<'unknown' | 'granted' | 'missing' | 'refused'>('unknown')
  useEffect(() => {
    const life = new AbortController()
    siteAccess?.isGranted().then(
      (granted) => {
        if (!life.signal.aborted) setAccess(granted ? 'granted' : 'missing')
      },
      // Not to know is no reason to ask for anything.
      () => undefined,
    )
    return () => life.abort()
  }, [siteAccess])
  if (!siteAccess || access === 'unknown' || access === 'granted') return null
  const request = () =>
    siteAccess.request().then(
      (granted) => setAccess(granted ? 'granted' : 'refused'),
      () => setAccess('refused'),
    )
  return (
    <Banner
      tone="needs-you"
      icon="hidden"
      role="status"
      title={t('connect.sites.missing')}
      action={
        <Button small onClick={() => void request()}>
          {t('connect.sites.allow')}
        </Button>
      }
    >
      {access === 'refused' ? t('connect.sites.refused') : t('connect.sites.hint')}
    </Banner>
  )
}
