import type { ReactNode } from 'react'
import { markState } from '../../utils/history/shown-state.ts'
import type { FlagStub } from '../../utils/messages/page-views.ts'
import { routeHash } from '../shell/route.ts'
import { Icon } from '../ui/icon.tsx'
import { stateClass, stateIcon } from '../ui/state-word.tsx'
import { useTranslator } from '../ui/translator.tsx'
import { UrgencyWord } from '../ui/urgency-word.tsx'
import { FlagName } from './flag-name.tsx'

interface RowBodyProps {
  flag: FlagStub
  /** Where it stands, in words. */
  words: string
  category: ReactNode
  now: Date
}

interface FlagRowProps extends RowBodyProps {
  isShown: boolean
  /** Set while flags are picked. */
  picking: { isPicked: boolean; onPick: (isPicked: boolean) => void } | null
}

/** Element id of a flag's row, to come back to. */
export function rowId(flagId: string): string {
  return `row-${flagId}`
}

/** One flag in the list; leads to its page, or is picked where flags are picked. */
export function FlagRow({ isShown, picking, ...body }: FlagRowProps) {
  const { flag } = body
  const state = markState(flag)
  const className = `flag-row ${stateClass(state)}`
  if (picking) {
    return (
      <label className={`${className} check is-pick`} id={rowId(flag.id)}>
        <input type="checkbox" checked={picking.isPicked} onChange={(event) => picking.onPick(event.target.checked)} />
        <RowBody {...body} />
      </label>
    )
  }
  return (
    <a
      className={className}
      id={rowId(flag.id)}
      href={routeHash({ screen: 'history', flagId: flag.id })}
      aria-current={isShown || undefined}
    >
      <Icon name={stateIcon(state)} large />
      <RowBody {...body} />
    </a>
  )
}

function RowBody({ flag, words, category, now }: RowBodyProps) {
  const { format } = useTranslator()
  const submitted = new Date(flag.submittedAt)
  return (
    <span className="flag-row-body">
      <span className="flag-row-top">
        <FlagName flag={flag} className="author truncate" />
        <time dateTime={flag.submittedAt} title={format.absoluteTime(submitted, now)}>
          {format.age(submitted, now)}
        </time>
      </span>
      <bdi className="flag-row-category truncate">{category}</bdi>
      <span className="flag-row-bottom">
        <span className="flag-row-words">{words}</span>
        {(flag.urgency === 'imminent' || flag.urgency === 'urgent') && <UrgencyWord urgency={flag.urgency} />}
        {flag.reference && (
          <span className="push reference">
            <bdi>{flag.reference}</bdi>
          </span>
        )}
      </span>
    </span>
  )
}
