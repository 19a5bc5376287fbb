import { useEffect, useRef } from 'react'
import { Button } from '../ui/button.tsx'
import { useTranslator } from '../ui/translator.tsx'
import { ConnectFailureMessage } from './connect-failure.tsx'
import type { ConnectState, FoundService } from './connect-store.ts'
import { ServiceFacts } from './service-facts.tsx'

/** Where the invite leads, before it is used. */
export function ConfirmService({ state, found }: { state: ConnectState; found: FoundService }) {
  const { t } = useTranslator()
  const { step, failure, accept, startOver } = state
  const start = useRef<HTMLElement>(null)
  useEffect(() => start.current?.focus(), [])
  return (
    <section className="stack is-tight" ref={start} tabIndex={-1} aria-label={t('connect.confirm')}>
      <ServiceFacts {...found} />
      {failure && <ConnectFailureMessage failure={failure} handedIn />}
      <div className="line">
        <Button tone="primary" onClick={() => void accept()}>
          {t('connect.accept')}
        </Button>
        <Button tone="quiet" onClick={startOver}>
          {t('connect.notExpected')}
        </Button>
        <span className="hint" role="status">
          {step === 'connecting' && t('connect.connecting')}
        </span>
      </div>
    </section>
  )
}
