import { useCallback, useEffect, useRef, useState } from 'react'
import { lastDecision } from '../../utils/flag/partner-events.ts'
import type { FlagDetail } from '../../utils/messages/page-views.ts'
import { routeHash } from '../shell/route.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { useSend } from '../ui/send.tsx'
import { useTranslator } from '../ui/translator.tsx'
import { useChanged } from '../ui/use-changed.ts'
import { AttemptsPanel } from './attempts-panel.tsx'
import { ClocksPanel } from './clocks-panel.tsx'
import { Conversation, OpenQuestion } from './conversation.tsx'
import { DecisionPanel } from './decision-panel.tsx'
import { EraseFlag } from './erase-flag.tsx'
import { FlagHead } from './flag-head.tsx'
import { FlagNeeds } from './flag-needs.tsx'
import { PurgedPanel } from './purged-panel.tsx'
import { SentPanel } from './sent-panel.tsx'
import { StatesAsOf } from './states-as-of.tsx'
import { Timeline } from './timeline.tsx'

type Reading = { detail: FlagDetail | null; failed: boolean } | null

/** One flag: where it stands, what it needs, what happened, and what exactly was sent. */
export function FlagPage({ flagId, backTo }: { flagId: string; backTo?: 'list' }) {
  const { t } = useTranslator()
  const [reading, read] = useDetail(flagId)
  const start = useRef<HTMLHeadingElement>(null)
  const found = reading?.detail
  const isRead = reading !== null
  const decision = found && lastDecision(found.events)
  // What was taken back is in the draft again: the forms start anew from there.
  const [turn, setTurn] = useState(0)
  const onTakenBack = async () => {
    await read()
    setTurn((before) => before + 1)
  }
  useEffect(() => {
    if (isRead) start.current?.focus()
  }, [isRead])
  return (
    <>
      {backTo && (
        <div className="detail-back">
          <ButtonLink tone="quiet" icon="back" href={routeHash({ screen: 'history', flagId: null })}>
            {t('history.back')}
          </ButtonLink>
        </div>
      )}
      {found && (
        <>
          <FlagHead detail={found} headingRef={start} />
          <div className="columns">
            <div className="stack">
              <FlagNeeds detail={found} />
              <OpenQuestion key={`question-${turn}`} detail={found} onSaid={read} />
              {decision && <DecisionPanel decision={decision} />}
              <Timeline detail={found} onTakenBack={onTakenBack} />
              <AttemptsPanel attempts={found.attempts} />
              <Conversation key={`talk-${turn}`} detail={found} onSaid={read} />
            </div>
            <div className="stack">
              <ClocksPanel detail={found} />
              {backTo && <StatesAsOf newestWordAt={found.stub.reference ? found.stub.stateAt : null} />}
              {found.flag ? <SentPanel stub={found.stub} flag={found.flag} /> : <PurgedPanel stub={found.stub} />}
              <EraseFlag stub={found.stub} />
            </div>
          </div>
        </>
      )}
      {reading && !found && (
        <>
          <h1 className="section-title" ref={start} tabIndex={-1}>
            {t(reading.failed ? 'history.unread' : 'history.noSuchFlag')}
          </h1>
          {reading.failed && (
            <div className="line">
              <Button onClick={() => void read()}>{t('shell.tryAgain')}</Button>
            </div>
          )}
        </>
      )}
    </>
  )
}

/** The flag, read again at each notice; what was read stays where a later reading fails. */
function useDetail(flagId: string): [Reading, () => Promise<void>] {
  const send = useSend()
  const [reading, setReading] = useState<Reading>(null)
  const read = useCallback(async () => {
    try {
      setReading({ detail: await send('history.read', { id: flagId }), failed: false })
    } catch {
      setReading((before) => ({ detail: before?.detail ?? null, failed: true }))
    }
  }, [send, flagId])
  useEffect(() => void read(), [read])
  useChanged('history', () => void read())
  useChanged('overview', () => void read())
  return [reading, read]
}
