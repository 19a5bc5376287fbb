import { useId } from 'react'
import { lastDecision } from '../../utils/flag/partner-events.ts'
import type { FlagDetail } from '../../utils/messages/page-views.ts'
import { Icon } from '../ui/icon.tsx'
import { useTranslator } from '../ui/translator.tsx'
import { useNow } from '../ui/use-now.ts'
import { useEventWords } from './event-words.ts'
import { PendingStep } from './pending-step.tsx'
import { type Step, timelineSteps } from './timeline-steps.ts'

/** What happened to a flag, oldest first, with the reviewers' own words. */
export function Timeline({ detail, onTakenBack }: { detail: FlagDetail; onTakenBack: () => Promise<void> }) {
  const { t } = useTranslator()
  const headingId = useId()
  const now = useNow()
  // Its words stand above already.
  const decision = lastDecision(detail.events)
  return (
    <section className="stack is-tight" aria-labelledby={headingId}>
      <h2 className="section-title" id={headingId}>
        {t('history.timeline')}
      </h2>
      <ol className="timeline">
        {timelineSteps(detail).map((step) => (
          <TimelineStep
            key={step.key}
            step={step}
            isSaidAbove={step.event !== null && step.event === decision}
            now={now}
            onTakenBack={onTakenBack}
          />
        ))}
      </ol>
    </section>
  )
}

interface TimelineStepProps {
  step: Step
  isSaidAbove: boolean
  now: Date
  onTakenBack: () => Promise<void>
}

function TimelineStep({ step, isSaidAbove, now, onTakenBack }: TimelineStepProps) {
  const { format } = useTranslator()
  const { title, actions, reason } = useEventWords()(step)
  const words = isSaidAbove ? null : (step.event?.words ?? step.pending?.words)
  const isMine = step.event?.by === 'reporter' || step.pending !== null
  return (
    <li className={step.className}>
      <span className="timeline-mark">
        <Icon name={step.icon} />
      </span>
      <div className="timeline-event">
        <p className="timeline-head">
          <strong>{title}</strong>
          <time dateTime={step.at} title={format.relativeTime(new Date(step.at), now)}>
            {format.absoluteTime(new Date(step.at), now)}
          </time>
        </p>
        {actions && <p className="hint">{actions}</p>}
        {reason && <p className="hint">{reason}</p>}
        {words && (
          <p className={isMine ? 'words is-mine' : 'words'} dir="auto">
            {words}
          </p>
        )}
        {step.pending && <PendingStep pending={step.pending} onTakenBack={onTakenBack} />}
      </div>
    </li>
  )
}
