import { memo, useId } from 'react'
import { ROWS } from '../../utils/history/first-screen.ts'
import type { HistoryPage } from '../../utils/messages/page-views.ts'
import { Button } from '../ui/button.tsx'
import { useTaxonomyTexts } from '../ui/taxonomy-texts.ts'
import { useTranslator } from '../ui/translator.tsx'
import { useNow } from '../ui/use-now.ts'
import { FlagRow } from './flag-row.tsx'
import { useHistoryPart } from './history-context.tsx'
import { useStateWords } from './state-words.ts'

interface FlagGroupProps {
  group: HistoryPage['groups'][number]
  /** Rows that are drawn for now. */
  most: number
  shownId: string | null
}

/** Flags of one group under its heading: the first of them, and more on demand. */
export const FlagGroup = memo(function FlagGroup({ group: { id, count, flags }, most, shownId }: FlagGroupProps) {
  const { t, format } = useTranslator()
  const texts = useTaxonomyTexts()
  const stateWords = useStateWords()
  const now = useNow()
  const headingId = useId()
  const picked = useHistoryPart((state) => state.picked)
  const showMore = useHistoryPart((state) => state.showMore)
  const left = count - flags.length
  return (
    <section className="flag-group" aria-labelledby={headingId}>
      <h2 className="group-head" id={headingId}>
        {t(`stateGroup.${id}`)} <span className="number">{format.number(count)}</span>
      </h2>
      <ul>
        {flags.slice(0, most).map((flag) => (
          <li key={flag.id}>
            <FlagRow
              flag={flag}
              words={stateWords(flag)}
              category={texts?.label(flag.category) ?? '\u00a0'}
              isEnglish={texts?.isEnglish(flag.category) ?? false}
              now={now}
              isShown={flag.id === shownId}
              isPicked={picked?.has(flag.id) ?? null}
            />
          </li>
        ))}
      </ul>
      {left > 0 && flags.length <= most && (
        <p className="flag-group-more">
          <Button small tone="quiet" onClick={() => showMore(id)}>
            {t('history.showMore', { count: Math.min(left, ROWS) })}
          </Button>
        </p>
      )}
    </section>
  )
})
