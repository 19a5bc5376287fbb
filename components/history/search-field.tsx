import { Icon } from '../ui/icon.tsx'
import { PrivateInput } from '../ui/private-input.tsx'
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
      <PrivateInput
        className="input has-start"
        type="search"
        // As the page: the placeholder would stand on the wrong side.
        dir={undefined}
        aria-label={t('history.search')}
        placeholder={t('history.search')}
        maxLength={LONGEST_SEARCH}
        value={query}
        onChange={(event) => onSearch(event.target.value)}
      />
    </div>
  )
}
