import { useEffect } from 'react'
import { filtersSet } from '../../utils/history/filters.ts'
import { isolate } from '../../utils/i18n/isolate.ts'
import { Button } from '../ui/button.tsx'
import { useTaxonomyTexts } from '../ui/taxonomy-texts.ts'
import { useTranslator } from '../ui/translator.tsx'
import { FlagGroups } from './flag-groups.tsx'
import { useHistory, useHistoryPart } from './history-context.tsx'
import { HistoryNotices } from './history-notices.tsx'
import { WHOLE_HISTORY } from './history-store.ts'
import { HistoryTools } from './history-tools.tsx'
import { NoFlags } from './no-flags.tsx'
import { PickBar } from './pick-bar.tsx'
import { SearchBar } from './search-bar.tsx'

interface FlagListProps {
  shownId: string | null
  /** Where picked flags are not exported beside the list: shows the export in its place. */
  onExport?: () => void
}

/** All flags by what they need, with what must be said above them. */
export function FlagList({ shownId, onExport }: FlagListProps) {
  const { t } = useTranslator()
  const { page, unread, view, answered, picked, read, show } = useHistory()
  useNames()
  if (!page) return unread ? <Unread onRetry={() => void read()} /> : null
  const isNarrowed = answered.search.trim() !== '' || filtersSet(answered.filters) > 0
  return (
    <>
      {page.total > 0 && <SearchBar />}
      {page.total > 0 && (picked ? <PickBar {...(onExport && { onExport })} /> : <HistoryTools />)}
      <HistoryNotices page={page} />
      {page.total === 0 && <NoFlags />}
      <div className="flag-groups" aria-busy={view !== answered}>
        <FlagGroups groups={page.groups} shownId={shownId} />
      </div>
      <div className="history-found" role="status">
        {isNarrowed && page.found > 0 && (
          <span className="visually-hidden">{t('history.found', { count: page.found })}</span>
        )}
        {page.total > 0 && page.found === 0 && (
          <div className="empty">
            <p>
              <strong>
                {answered.search.trim() === ''
                  ? t('filter.noMatch')
                  : t('history.noMatch', { query: isolate(answered.search.trim()) })}
              </strong>
            </p>
            <p className="hint">{t('history.searchesIn')}</p>
            <Button small onClick={() => show(WHOLE_HISTORY)}>
              {t('history.clearSearch')}
            </Button>
          </div>
        )}
      </div>
    </>
  )
}

/** Gives the search the names that things have in the partner's language. */
function useNames(): void {
  const { format } = useTranslator()
  const texts = useTaxonomyTexts()
  const setNames = useHistoryPart((state) => state.setNames)
  useEffect(() => {
    if (texts) setNames({ category: texts.label, country: format.countryName, language: format.languageName })
  }, [texts, format, setNames])
}

function Unread({ onRetry }: { onRetry: () => void }) {
  const { t } = useTranslator()
  return (
    <div className="history-notices">
      <p role="alert">{t('history.unread')}</p>
      <div className="line">
        <Button onClick={onRetry}>{t('shell.tryAgain')}</Button>
      </div>
    </div>
  )
}
