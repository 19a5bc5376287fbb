import { memo } from 'react'
import { markState } from '../../utils/history/shown-state.ts'
import type { FlagStub } from '../../utils/messages/page-views.ts'
import { routeHash } from '../shell/route.ts'
import { EnglishWords } from '../ui/english-words.tsx'
import { Icon } from '../ui/icon.tsx'
import { stateClass, stateIcon } from '../ui/state-word.tsx'
import { useTranslator } from '../ui/translator.tsx'
import { UrgencyWord } from '../ui/urgency-word.tsx'
import { FlagName } from './flag-name.tsx'
import { useHistoryPart } from './history-context.tsx'

interface RowBodyProps {
  flag: FlagStub
  /** Where it stands, in words. */
  words: string
  category: string
  /** True where the category's name is English inside a screen of another language. */
  isEnglish: boolean
  now: Date
}

interface FlagRowProps extends RowBodyProps {
  isShown: boolean
  /** Null while no flags are picked. */
  isPicked: boolean | null
}

/** Element id of a flag's row, to come back to. */
export function rowId(flagId: string): string {
  return `row-${flagId}`
}

/** One flag in the list; leads to its page, or is picked where flags are picked. */
export const FlagRow = memo(function FlagRow({ isShown, isPicked, ...body }: FlagRowProps) {
  const { flag } = body
  const pickOne = useHistoryPart((state) => state.pickOne)
  const state = markState(flag)
  const className = `flag-row ${stateClass(state)}`
  if (isPicked !== null) {
    return (
      <label className={`${className} check is-pick`} id={rowId(flag.id)}>
        <input type="checkbox" checked={isPicked} onChange={(event) => pickOne(flag.id, event.target.checked)} />
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
})

function RowBody({ flag, words, category, isEnglish, now }: RowBodyProps) {
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
      <bdi className="flag-row-category truncate">
        <EnglishWords when={isEnglish}>{category}</EnglishWords>
      </bdi>
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
