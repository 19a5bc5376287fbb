import { useState } from 'react'
import { isolate } from '../../utils/i18n/isolate.ts'
import type { Connection } from '../../utils/messages/page-views.ts'
import { Button } from '../ui/button.tsx'
import { useOverviewState } from '../ui/overview.tsx'
import { useSend } from '../ui/send.tsx'
import { useTranslator } from '../ui/translator.tsx'
import { ServiceFacts } from './service-facts.tsx'

/** Whom flags go to, since when, and the ways out: to nowhere, or (`onChange`) to another service. */
export function ConnectedPanel({ connection, onChange }: { connection: Connection; onChange: () => void }) {
  const { t, format } = useTranslator()
  const since = format.absoluteTime(new Date(connection.connectedAt), new Date())
  return (
    <div className="stack is-tight">
      <ServiceFacts origin={connection.origin} service={connection.service} />
      <p className="hint">{t('connect.since', { time: since })}</p>
      <Leave organisation={connection.service.organisation.name} onChange={onChange} />
    </div>
  )
}

/** Asks once: leaving can't be taken back without a new invite. */
function Leave({ organisation, onChange }: { organisation: string; onChange: () => void }) {
  const { t } = useTranslator()
  const send = useSend()
  const { refresh } = useOverviewState()
  const [step, setStep] = useState<'idle' | 'asking' | 'failed'>('idle')
  const leave = async () => {
    try {
      await send('connection.leave')
      await refresh()
    } catch {
      setStep('failed')
    }
  }
  if (step === 'idle') {
    return (
      <div className="line">
        <Button tone="danger" onClick={() => setStep('asking')}>
          {t('connect.leave')}
        </Button>
        <Button tone="quiet" onClick={onChange}>
          {t('connect.another')}
        </Button>
      </div>
    )
  }
  return (
    <fieldset className="stack is-tight">
      <legend className="visually-hidden">{t('connect.leave')}</legend>
      <p>{t('connect.leaveAsk', { organisation: isolate(organisation) })}</p>
      {step === 'failed' && (
        <p className="error" role="alert">
          {t('shell.unanswered')}
        </p>
      )}
      <div className="line">
        <Button tone="danger" onClick={() => void leave()}>
          {t('connect.leaveYes')}
        </Button>
        <Button autoFocus onClick={() => setStep('idle')}>
          {t('connect.leaveNo')}
        </Button>
      </div>
    </fieldset>
  )
}
