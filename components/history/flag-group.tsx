import { useId, useState } from 'react'
import { Button } from '../ui/button.tsx'
import { EnglishWords } from '../ui/english-words.tsx'
import { useTaxonomyTexts } from '../ui/taxonomy-texts.ts'
import { useTranslator } from '../ui/translator.tsx'
import { useNow } from '../ui/use-now.ts'
import { FlagRow } from './flag-row.tsx'
import type { FlagGroup as Group } from './group-flags.ts'
import { useStateWords } from './state-words.ts'

/** Rows that are drawn at first and with each "more": years of history must not slow the first screen. */
const PAGE = 50

/** Flags of one group under its heading. The flag that is open beside the list is always among those shown. */
export function FlagGroup({ group: { id, flags }, shownId }: { group: Group; shownId: string | null }) {
  const { t, format } = useTranslator()
  const texts = useTaxonomyTexts()
  const stateWords = useStateWords()
  const now = useNow()
  const headingId = useId()
  const [most, setMost] = useState(PAGE)
  const drawn = Math.max(most, flags.findIndex((flag) => flag.id === shownId) + 1)
  const left = flags.length - drawn
  return (
    <section className="flag-group" aria-labelledby={headingId}>
      <h2 className="group-head" id={headingId}>
        {t(`stateGroup.${id}`)} <span className="number">{format.number(flags.length)}</span>
      </h2>
      <ul>
        {flags.slice(0, drawn).map((flag) => (
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
            />
          </li>
        ))}
      </ul>
      {left > 0 && (
        <p className="flag-group-more">
          <Button small tone="quiet" onClick={() => setMost(drawn + PAGE)}>
            {t('history.showMore', { count: Math.min(left, PAGE) })}
          </Button>
        </p>
      )}
    </section>
  )
}
