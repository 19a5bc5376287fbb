import { Icon } from '../ui/icon.tsx'
import { useTranslator } from '../ui/translator.tsx'

/** Looks through the flags on this device while typing; nothing is asked of anybody. */
export function SearchField({ query, onSearch }: { query: string; onSearch: (query: string) => void }) {
  const { t } = useTranslator()
  return (
    <div className="search-bar">
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
          value={query}
          onChange={(event) => onSearch(event.target.value)}
        />
      </div>
    </div>
  )
}
