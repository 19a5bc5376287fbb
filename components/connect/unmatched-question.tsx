import { useState } from 'react'
import { isolate } from '../../utils/i18n/isolate.ts'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { useOverview, useOverviewState } from '../ui/overview.tsx'
import { useSend } from '../ui/send.tsx'
import { useTranslator } from '../ui/translator.tsx'
import { useKeptWaiting } from './kept-waiting.ts'

type Which = 'unaddressed' | 'elsewhere'

/** The questions about flags that wait for no service, or for another one. Nothing is sent before an answer. */
export function UnmatchedQuestions() {
  const { unaddressed, elsewhere } = useOverview().unmatched
  return (
    <>
      <Dismissable which="unaddressed" count={unaddressed} />
      <Dismissable which="elsewhere" count={elsewhere.reduce((sum, { count }) => sum + count, 0)} />
    </>
  )
}

function Dismissable({ which, count }: { which: Which; count: number }) {
  const [kept, keep] = useKeptWaiting(which, count)
  return count === 0 || kept ? null : <UnmatchedQuestion which={which} onKeep={keep} />
}

/** One of the questions; says who is meant and who would get the flags. */
export function UnmatchedQuestion({ which, onKeep }: { which: Which; onKeep?: () => void }) {
  const { t, format } = useTranslator()
  const send = useSend()
  const { connection, unmatched } = useOverview()
  const { refresh } = useOverviewState()
  const [failed, setFailed] = useState(false)
  if (!connection || connection.needsReconnect) return null
  const count =
    which === 'unaddressed' ? unmatched.unaddressed : unmatched.elsewhere.reduce((sum, other) => sum + other.count, 0)
  if (count === 0) return null
  const adopt = async () => {
    setFailed(false)
    try {
      await send('outbox.adopt', { which })
      await refresh()
    } catch {
      setFailed(true)
    }
  }
  return (
    <Banner
      tone="needs-you"
      icon="needsYou"
      title={t(`connect.unmatched.${which}`, {
        count,
        others: format.list(unmatched.elsewhere.map(({ organisation }) => isolate(organisation))),
      })}
    >
      {t('connect.unmatched.ask', {
        count,
        organisation: isolate(connection.service.organisation.name),
        host: isolate(new URL(connection.origin).host),
      })}
      {failed && (
        <span className="error banner-line" role="alert">
          {t('shell.unanswered')}
        </span>
      )}
      <span className="line banner-line">
        <Button small onClick={() => void adopt()}>
          {t('connect.unmatched.send', { count })}
        </Button>
        {onKeep && (
          <Button small tone="quiet" onClick={onKeep}>
            {t('connect.unmatched.keep')}
          </Button>
        )}
      </span>
    </Banner>
  )
}
