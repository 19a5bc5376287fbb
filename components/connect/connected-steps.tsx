import { useEffect, useRef } from 'react'
import type { Connection } from '../../utils/messages/page-views.ts'
import { useTranslator } from '../ui/translator.tsx'
import { ConnectStep } from './connect-step.tsx'
import { ConnectedPanel } from './connected-panel.tsx'
import { NextSteps } from './next-steps.tsx'

interface ConnectedStepsProps {
  connection: Connection
  /** Connected just now, on this page: a screen reader goes on from here. */
  isNew: boolean
  onChange: () => void
}

/** Connected: to whom, and how to begin. */
export function ConnectedSteps({ connection, isNew, onChange }: ConnectedStepsProps) {
  const { t } = useTranslator()
  const start = useRef<HTMLElement>(null)
  useEffect(() => {
    if (isNew) start.current?.focus()
  }, [isNew])
  return (
    <>
      <ConnectStep number={2} stage="done" title={t('connect.done')}>
        <section ref={start} tabIndex={-1} aria-label={t('connect.done')}>
          <ConnectedPanel connection={connection} onChange={onChange} />
        </section>
      </ConnectStep>
      <ConnectStep number={3} stage="now" title={t('connect.next.title')}>
        <NextSteps />
      </ConnectStep>
    </>
  )
}
