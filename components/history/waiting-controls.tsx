import { useState } from 'react'
import type { FlagDetail } from '../../utils/messages/page-views.ts'
import { Button } from '../ui/button.tsx'
import { LastQuestion } from '../ui/last-question.tsx'
import { useSend } from '../ui/send.tsx'
import { useTranslator } from '../ui/translator.tsx'

type Step = 'idle' | 'asking' | 'failed' | 'too_late'

/** What the partner can do with a flag that has not left: hold it back, let it go, withdraw it. */
export function WaitingControls({ detail: { stub, attempts, pending } }: { detail: FlagDetail }) {
  const { t } = useTranslator()
  const send = useSend()
  const [step, setStep] = useState<Step>('idle')
  const { id } = stub
  const isHeld = stub.waiting === 'held'
  const wasTried = attempts.count > 0 || stub.state === 'sending'
  const hold = () => {
    setStep('idle')
    send('outbox.hold', { id, held: !isHeld }).catch(() => setStep('failed'))
  }
  const withdraw = () =>
    send('outbox.withdraw', { id }).then(
      ({ withdrawn }) => setStep(withdrawn ? 'idle' : 'too_late'),
      () => setStep('failed'),
    )
  if (step === 'asking') {
    return (
      <LastQuestion
        name={t('history.withdraw')}
        question={t(wasTried ? 'history.withdrawAskTried' : 'history.withdrawAsk')}
        yes={t('history.withdrawYes')}
        no={t('history.withdrawNo')}
        onYes={() => void withdraw()}
        onNo={() => setStep('idle')}
      >
        {pending.length > 0 && <p>{t('history.withdrawSaid')}</p>}
      </LastQuestion>
    )
  }
  return (
    <div className="stack is-tight">
      <div className="line">
        <Button small onClick={hold}>
          {t(isHeld ? 'history.release' : 'history.hold')}
        </Button>
        <Button small tone="quiet" onClick={() => setStep('asking')}>
          {t('history.withdraw')}
        </Button>
      </div>
      {step !== 'idle' && (
        <p className={step === 'failed' ? 'error' : 'hint'} role="alert">
          {t(step === 'failed' ? 'shell.unanswered' : 'history.withdrawTooLate')}
        </p>
      )}
    </div>
  )
}
