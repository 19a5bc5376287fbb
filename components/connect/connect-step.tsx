import { type ReactNode, useId } from 'react'
import { Icon } from '../ui/icon.tsx'
import { useTranslator } from '../ui/translator.tsx'

interface ConnectStepProps {
  number: number
  stage: 'later' | 'now' | 'done'
  title: string
  /** Beside the title. */
  action?: ReactNode
  children?: ReactNode
}

/** One step of a short list of steps, with its mark. */
export function ConnectStep({ number, stage, title, action, children }: ConnectStepProps) {
  const { t, format } = useTranslator()
  const headingId = useId()
  return (
    <li
      className={`step is-step-${stage}`}
      aria-labelledby={headingId}
      aria-current={stage === 'now' ? 'step' : undefined}
    >
      <span className="step-mark">
        {stage === 'done' ? (
          <>
            <Icon name="check" />
            <span className="visually-hidden">{t('connect.stepDone')}</span>
          </>
        ) : (
          format.number(number)
        )}
      </span>
      <div className="step-body">
        <div className="line is-spread">
          <h2 id={headingId}>{title}</h2>
          {action}
        </div>
        {children}
      </div>
    </li>
  )
}
