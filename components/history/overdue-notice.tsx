import { useState } from 'react'
import { emergencyContact } from '../connect/emergency-contact.ts'
import { goTo } from '../shell/route.ts'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { useHost } from '../ui/host.tsx'
import { useOverview } from '../ui/overview.tsx'
import { useSend } from '../ui/send.tsx'
import { useTaxonomyTexts } from '../ui/taxonomy-texts.ts'
import { useTranslator } from '../ui/translator.tsx'
import { useNow } from '../ui/use-now.ts'
import { useOnline } from '../ui/use-online.ts'
import { useFlagText } from './flag-text.ts'
import { PauseSending } from './pause-sending.tsx'
import { SendNow } from './send-now.tsx'
import { waitReason } from './wait-reason.ts'

/**
 * Product rule 6: who waits for help must not wait for a flag that does not get through, because it is late or because the
 * service refused it. Nothing while there is no such flag.
 */
export function OverdueNotice() {
  const { t, format } = useTranslator()
  const { overdue, connection, isPaused } = useOverview()
  const online = useOnline()
  const now = useNow()
  const refused = overdue.filter((flag) => flag.refused)
  const late = overdue.filter((flag) => !flag.refused)
  const first = late[0] ?? refused[0]
  if (!first) return null
  const contact = emergencyContact(connection, first.country)
  const reason = waitReason(first, online)
  return (
    <Banner
      tone="imminent"
      icon="imminent"
      role="alert"
      title={late.length > 0 ? t('overdue.title', { count: late.length }) : t('overdue.refused')}
    >
      {reason && t(`history.wait.${reason}.title`)}{' '}
      {t('overdue.since', { when: format.relativeTime(new Date(first.submittedAt), now) })}
      <span className="banner-line">
        {contact ? t('overdue.takeOther') : t('overdue.takeOtherLocal')}{' '}
        {contact && (
          <strong>
            <bdi dir="auto">{contact}</bdi>
          </strong>
        )}
      </span>
      {late.length > 0 && refused[0] && (
        <span className="line banner-actions">
          {t('overdue.refused')} <OpenFlag flagId={refused[0].id} />
        </span>
      )}
      <span className="line banner-actions">
        <CopyFlagText flagId={first.id} />
        {late.length > 0 && (!connection ? <ConnectButton /> : isPaused ? <PauseSending /> : <SendNow />)}
        <OpenFlag flagId={first.id} />
      </span>
    </Banner>
  )
}

function OpenFlag({ flagId }: { flagId: string }) {
  const { t } = useTranslator()
  return (
    <Button small tone="quiet" onClick={() => goTo({ screen: 'history', flagId })}>
      {t('overdue.open')}
    </Button>
  )
}

function ConnectButton() {
  const { t } = useTranslator()
  const host = useHost()
  return (
    <Button small onClick={() => void host.openTab('/welcome.html')}>
      {t('history.connect')}
    </Button>
  )
}

function CopyFlagText({ flagId }: { flagId: string }) {
  const { t } = useTranslator()
  const send = useSend()
  const texts = useTaxonomyTexts()
  const flagText = useFlagText()
  const [outcome, setOutcome] = useState<'copied' | 'copyFailed' | null>(null)
  const copy = async () => {
    try {
      const found = await send('history.read', { id: flagId })
      if (!found?.flag) throw new Error('the flag is not here any more')
      await navigator.clipboard.writeText(flagText(found.flag))
      setOutcome('copied')
    } catch {
      setOutcome('copyFailed')
    }
  }
  return (
    <>
      <Button small icon={outcome === 'copied' ? 'check' : 'copy'} disabled={!texts} onClick={() => void copy()}>
        {t('overdue.copy')}
      </Button>
      <span role="status">{outcome && t(`overdue.${outcome}`)}</span>
    </>
  )
}
