import { isLostOpen } from '../../utils/flag/is-open.ts'
import type { FlagDetail } from '../../utils/messages/page-views.ts'
import { Icon } from '../ui/icon.tsx'
import { useOverview } from '../ui/overview.tsx'
import { useTranslator } from '../ui/translator.tsx'
import { useNow } from '../ui/use-now.ts'
import { type TargetClock, targetClock } from './clocks.ts'

/**
 * How long ago a flag was sent, and how the reviewers stand to the operator's target; both by the server's clock. Nothing
 * for one that nobody has any more.
 */
export function ClocksPanel({ detail: { stub, events, clockOffset } }: { detail: FlagDetail }) {
  const { t, format } = useTranslator()
  const { connection } = useOverview()
  const device = useNow()
  const now = device.getTime() + clockOffset
  const targets = connection?.service.targets.find(({ urgency }) => urgency === stub.urgency) ?? null
  if (isLostOpen(stub)) return null
  const clock = targetClock(stub.state, stub.receivedAt, events, targets, now)
  // Until the receipt no server has seen it: this device's clock is the only one.
  const since = stub.receivedAt ? now - Date.parse(stub.receivedAt) : device.getTime() - Date.parse(stub.submittedAt)
  return (
    <section className="panel clocks" aria-label={t('talk.clock.title')}>
      <div className="clock">
        <h2 className="meta">{t('talk.clock.since')}</h2>
        <p className="clock-value">{format.duration(since)}</p>
        <p className="hint">
          {stub.receivedAt
            ? t('talk.clock.received', { time: format.absoluteTime(new Date(stub.receivedAt), device) })
            : t('talk.clock.notReceived')}
        </p>
      </div>
      {clock && <TargetView clock={clock} />}
    </section>
  )
}

function TargetView({ clock: { to, elapsed, target, state } }: { clock: TargetClock }) {
  const { t, format } = useTranslator()
  const spent = format.duration(elapsed)
  const words =
    target === null || state === 'asked' ? null : t(`talk.clock.${state}`, { target: format.duration(target) })
  return (
    <div className={`clock is-${state}`}>
      <h2 className="meta">{t(`talk.clock.${to}`)}</h2>
      <p className="clock-value">{spent}</p>
      {target !== null && (
        <progress
          max={target}
          value={Math.min(elapsed, target)}
          aria-label={words ?? t('talk.clock.running', { target: format.duration(target) })}
        />
      )}
      {state === 'asked' && <p className="hint">{t('talk.clock.asked')}</p>}
      {words && (
        <p className="hint line">
          <Icon name={state === 'met' ? 'ok' : state === 'running' ? 'clock' : 'urgent'} />
          <span>{words}</span>
        </p>
      )}
    </div>
  )
}
