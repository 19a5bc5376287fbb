import type { Attempt, FlagDetail } from '../../utils/messages/page-views.ts'
import { Icon } from '../ui/icon.tsx'
import { useTranslator } from '../ui/translator.tsx'
import { useNow } from '../ui/use-now.ts'

/** Each try to send a flag, newest first: when, what happened, when the next is due. Nothing before the first. */
export function AttemptsPanel({ attempts: { count, latest } }: Pick<FlagDetail, 'attempts'>) {
  const { t, format } = useTranslator()
  if (count === 0) return null
  const earlier = count - latest.length
  return (
    <details className="disclosure attempts">
      <summary>
        <Icon name="next" />
        {t('history.attempts.title')} <span className="number">{format.number(count)}</span>
      </summary>
      <div className="inside stack is-tight">
        <ol className="plain-list" reversed start={count}>
          {latest
            .map((attempt, index) => ({ attempt, number: earlier + index + 1 }))
            .toReversed()
            .map(({ attempt, number }) => (
              <li key={number}>
                <AttemptLine attempt={attempt} />
              </li>
            ))}
        </ol>
        {earlier > 0 && <p className="hint">{t('history.attempts.earlier', { count: earlier })}</p>}
      </div>
    </details>
  )
}

function AttemptLine({ attempt: { at, outcome, nextTryAt } }: { attempt: Attempt }) {
  const { t, format } = useTranslator()
  const now = useNow()
  const ended = new Date(at)
  const next = nextTryAt ? new Date(nextTryAt) : null
  const words =
    outcome === 'asked_to_wait'
      ? t('history.attempts.asked_to_wait', { time: next ? format.age(ended, next) : '' })
      : t(`history.attempts.${outcome}`)
  return (
    <>
      <strong>{words}</strong>{' '}
      <time dateTime={at} className="meta">
        {format.absoluteTime(ended, now)}
      </time>
      {next && <span className="hint banner-line">{t('history.attempts.next', { time: format.clockTime(next) })}</span>}
    </>
  )
}
