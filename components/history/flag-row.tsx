import { shownGroup, shownState } from '../../utils/history/shown-state.ts'
import type { FlagStub } from '../../utils/messages/contract.ts'
import { routeHash } from '../shell/route.ts'
import { Icon } from '../ui/icon.tsx'
import { stateClass, stateIcon } from '../ui/state-word.tsx'
import { useTranslator } from '../ui/translator.tsx'
import { UrgencyWord } from '../ui/urgency-word.tsx'
import { FlagName } from './flag-name.tsx'

interface FlagRowProps {
  flag: FlagStub
  /** Where it stands, in words. */
  words: string
  category: string
  now: Date
  isShown: boolean
}

/** Element id of a flag's row, to come back to. */
export function rowId(flagId: string): string {
  return `row-${flagId}`
}

/** One flag in the list; leads to its page. */
export function FlagRow({ flag, words, category, now, isShown }: FlagRowProps) {
  const { format } = useTranslator()
  const submitted = new Date(flag.submittedAt)
  const state = shownGroup(flag) === 'closed' ? 'closed' : shownState(flag)
  return (
    <a
      className={`flag-row ${stateClass(state)}`}
      id={rowId(flag.id)}
      href={routeHash({ screen: 'history', flagId: flag.id })}
      aria-current={isShown || undefined}
    >
      <Icon name={stateIcon(state)} large />
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
    </a>
  )
}
