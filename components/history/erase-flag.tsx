import { useState } from 'react'
import type { FlagStub } from '../../utils/messages/page-views.ts'
import { goTo } from '../shell/route.ts'
import { Button } from '../ui/button.tsx'
import { LastQuestion } from '../ui/last-question.tsx'
import { useSend } from '../ui/send.tsx'
import { useTranslator } from '../ui/translator.tsx'

/** Deletes a flag from this device, asked twice, and says what that does not do. */
export function EraseFlag({ stub: { id, reference, lostAt } }: { stub: FlagStub }) {
  const { t } = useTranslator()
  const send = useSend()
  const [step, setStep] = useState<'idle' | 'asking' | 'failed'>('idle')
  const erase = () =>
    send('history.erase', { id }).then(
      () => goTo({ screen: 'history', flagId: null }),
      () => setStep('failed'),
    )
  if (step !== 'asking') {
    return (
      <div className="stack is-tight">
        <div className="line">
          <Button small tone="quiet" onClick={() => setStep('asking')}>
            {t('talk.erase.open')}
          </Button>
        </div>
        {step === 'failed' && (
          <p className="error" role="alert">
            {t('shell.unanswered')}
          </p>
        )}
      </div>
    )
  }
  return (
    <LastQuestion
      name={t('talk.erase.open')}
      question={t(
        lostAt !== null ? 'talk.erase.askLost' : reference === null ? 'talk.erase.askUnsent' : 'talk.erase.ask',
      )}
      yes={t('talk.erase.yes')}
      no={t('history.withdrawNo')}
      onYes={() => void erase()}
      onNo={() => setStep('idle')}
    />
  )
}
