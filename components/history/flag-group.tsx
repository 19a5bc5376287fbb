import { useId } from 'react'
import { ROWS } from '../../utils/history/first-screen.ts'
import type { HistoryPage } from '../../utils/messages/page-views.ts'
import { Button } from '../ui/button.tsx'
import { EnglishWords } from '../ui/english-words.tsx'
import { useTaxonomyTexts } from '../ui/taxonomy-texts.ts'
import { useTranslator } from '../ui/translator.tsx'
import { useNow } from '../ui/use-now.ts'
import { FlagRow } from './flag-row.tsx'
import { useHistory } from './history-context.tsx'
import { useStateWords } from './state-words.ts'

interface FlagGroupProps {
  group: HistoryPage['groups'][number]
  shownId: string | null
}

/** Flags of one group under its heading: the first of them, and more on demand. */
export function FlagGroup({ group: { id, count, flags }, shownId }: FlagGroupProps) {
  const { t, format } = useTranslator()
  const texts = useTaxonomyTexts()
  const stateWords = useStateWords()
  const now = useNow()
  const headingId = useId()
  const { showMore, picked, pick } = useHistory()
  const left = count - flags.length
  return (
    <section className="flag-group" aria-labelledby={headingId}>
      <h2 className="group-head" id={headingId}>
        {t(`stateGroup.${id}`)} <span className="number">{format.number(count)}</span>
      </h2>
      <ul>
        {flags.map((flag) => (
          <li key={flag.id}>
            <FlagRow
              flag={flag}
              words={stateWords(flag)}
              category={
                <EnglishWords when={texts?.isEnglish(flag.category) ?? false}>
                  {texts?.label(flag.category) ?? '\u00a0'}
                </EnglishWords>
              }
              now={now}
              isShown={flag.id === shownId}
              picking={
                picked && {
                  isPicked: picked.has(flag.id),
                  onPick: (isPicked) => pick(isPicked ? new Set([...picked, flag.id]) : without(picked, flag.id)),
                }
              }
            />
          </li>
        ))}
      </ul>
      {left > 0 && (
        <p className="flag-group-more">
          <Button small tone="quiet" onClick={() => showMore(id)}>
            {t('history.showMore', { count: Math.min(left, ROWS) })}
          </Button>
        </p>
      )}
    </section>
  )
}

function without(picked: ReadonlySet<string>, id: string): ReadonlySet<string> {
  return new Set([...picked].filter((other) => other !== id))
}
