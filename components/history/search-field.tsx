import { Icon } from '../ui/icon.tsx'
import { useTranslator } from '../ui/translator.tsx'
import { LONGEST_SEARCH } from './search-words.ts'

/** Looks through the flags on this device while typing; nothing is asked of anybody. */
export function SearchField({ query, onSearch }: { query: string; onSearch: (query: string) => void }) {
  const { t } = useTranslator()
  return (
    <div className="control-wrap">
      <span className="at-start">
        <Icon name="search" />
      </span>
      <input
        className="input has-start"
        type="search"
        aria-label={t('history.search')}
        placeholder={t('history.search')}
        autoComplete="off"
        spellCheck={false}
        maxLength={LONGEST_SEARCH}
        value={query}
        onChange={(event) => onSearch(event.target.value)}
      />
    </div>
  )
}
