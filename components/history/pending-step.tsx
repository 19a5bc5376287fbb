import { useState } from 'react'
import { isolate } from '../../utils/i18n/isolate.ts'
import type { PendingEvent } from '../../utils/messages/page-views.ts'
import { Button } from '../ui/button.tsx'
import { useSend } from '../ui/send.tsx'
import { useTranslator } from '../ui/translator.tsx'
import { useOnline } from '../ui/use-online.ts'
import { useNextTry } from './next-try.ts'
import { waitReason } from './wait-reason.ts'

interface PendingStepProps {
  pending: PendingEvent
  /** Its words are in the draft again. */
  onTakenBack: () => Promise<void>
}

/** Why something that the partner said has not arrived, and what can be done about it. */
export function PendingStep({ pending, onTakenBack }: PendingStepProps) {
  const { t } = useTranslator()
  const send = useSend()
  const [problem, setProblem] = useState<'shell.unanswered' | 'history.withdrawTooLate' | null>(null)
  const isRefused = pending.state === 'rejected'
  const takeBack = async () => {
    setProblem(null)
    try {
      const { takenBack } = await send('saying.takeBack', { eventId: pending.id })
      await onTakenBack()
      if (!takenBack) setProblem('history.withdrawTooLate')
    } catch {
      setProblem('shell.unanswered')
    }
  }
  return (
    <>
      {isRefused ? <Refused refusal={pending.refusal} /> : <Waiting pending={pending} />}
      {pending.state !== 'sending' && (
        <div className="line">
          <Button small tone={isRefused ? 'plain' : 'quiet'} onClick={() => void takeBack()}>
            {t(isRefused ? 'talk.writeAgain' : 'talk.takeBack')}
          </Button>
        </div>
      )}
      {problem && (
        <p className="hint" role="alert">
          {t(problem)}
        </p>
      )}
    </>
  )
}

function Refused({ refusal }: Pick<PendingEvent, 'refusal'>) {
  const { t } = useTranslator()
  return (
    <>
      <p>
        {t('talk.refused')} {refusal && isolate(refusal.detail ?? refusal.title)}
      </p>
      <p className="hint">{t('talk.refusedHint')}</p>
    </>
  )
}

function Waiting({ pending }: { pending: PendingEvent }) {
  const { t } = useTranslator()
  const reason = waitReason(pending, useOnline())
  const planned = useNextTry()(pending.nextTryAt)
  if (pending.state === 'sending') return <p className="hint">{t('history.sendingNow')}</p>
  return (
    <>
      <p className="hint">
        {t('talk.waits')} {reason && reason !== 'first_try' && t(`history.wait.${reason}.title`)} {planned}
      </p>
      {pending.tried && <p className="hint">{t('talk.tried')}</p>}
    </>
  )
}
