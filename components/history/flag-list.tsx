import { useDeferredValue, useMemo } from 'react'
import { Button } from '../ui/button.tsx'
import { useTaxonomyTexts } from '../ui/taxonomy-texts.ts'
import { useTranslator } from '../ui/translator.tsx'
import { FlagGroup } from './flag-group.tsx'
import { groupFlags } from './group-flags.ts'
import { useHistory } from './history-context.tsx'
import { HistoryNotices } from './history-notices.tsx'
import { NoFlags } from './no-flags.tsx'
import { SearchField } from './search-field.tsx'
import { createFlagSearch } from './search-flags.ts'

/** All flags by what they need, with what must be said above them. */
export function FlagList({ shownId }: { shownId: string | null }) {
  const { t } = useTranslator()
  const texts = useTaxonomyTexts()
  const { flags, unread, query, read, search } = useHistory()
  const wanted = useDeferredValue(query)
  const find = useMemo(() => createFlagSearch(flags ?? [], (id) => texts?.label(id) ?? id), [flags, texts])
  const found = useMemo(() => find(wanted), [find, wanted])
  if (!flags) return unread ? <Unread onRetry={() => void read()} /> : null
  return (
    <>
      {flags.length > 0 && <SearchField query={query} onSearch={search} />}
      <HistoryNotices flags={flags} />
      {flags.length === 0 && <NoFlags />}
      {groupFlags(found).map((group) => (
        <FlagGroup key={group.id} group={group} shownId={shownId} />
      ))}
      <div className="history-found" role="status">
        {flags.length > 0 && wanted.trim() !== '' && found.length > 0 && (
          <span className="visually-hidden">{t('history.found', { count: found.length })}</span>
        )}
        {flags.length > 0 && found.length === 0 && (
          <div className="empty">
            <p>
              <strong>{t('history.noMatch', { query: wanted.trim() })}</strong>
            </p>
            <p className="hint">{t('history.searchesIn')}</p>
            <Button small onClick={() => search('')}>
              {t('history.clearSearch')}
            </Button>
          </div>
        )}
      </div>
    </>
  )
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
