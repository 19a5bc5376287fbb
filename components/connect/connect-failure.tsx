import { Icon } from '../ui/icon.tsx'
import { useTranslator } from '../ui/translator.tsx'
import { useOnline } from '../ui/use-online.ts'
import type { ConnectState } from './connect-store.ts'

type Failure = NonNullable<ConnectState['failure']>

const PASSING: ReadonlySet<Failure> = new Set(['unreachable', 'not_fieldflag', 'busy', 'unanswered'])

/** True for a failure that may go away by itself: the same link can be tried again. */
export function isPassing(failure: Failure): boolean {
  return PASSING.has(failure)
}

interface ConnectFailureMessageProps {
  failure: Failure
  /** True after the invite was handed in: whether that used it up may not be known. */
  handedIn?: boolean
}

/** What happened to an invite and what to do next. */
export function ConnectFailureMessage({ failure, handedIn = false }: ConnectFailureMessageProps) {
  const { t } = useTranslator()
  const online = useOnline()
  const why = failure === 'unreachable' && !online ? 'offline' : failure
  const next = why === 'busy' && handedIn ? 'connect.failure.busy.nextUnsure' : (`connect.failure.${why}.next` as const)
  return (
    <div className="connect-failure" role="alert">
      <Icon name={why === 'offline' ? 'offline' : 'urgent'} />
      <p>
        <strong>{t(`connect.failure.${why}.what`)}</strong> {t(next)}
      </p>
    </div>
  )
}
