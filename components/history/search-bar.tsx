import { useId, useState } from 'react'
import { filtersSet } from '../../utils/history/filters.ts'
import { Button } from '../ui/button.tsx'
import { later } from '../ui/later.tsx'
import { useTranslator } from '../ui/translator.tsx'
import { useHistory } from './history-context.tsx'
import { SearchField } from './search-field.tsx'

const FilterPanel = later(() => import('./filter-panel.tsx').then((file) => file.FilterPanel))

/** The search, and the filters behind a button that says how many of them are set. */
export function SearchBar() {
  const { t, format } = useTranslator()
  const { view, show } = useHistory()
  const panelId = useId()
  const [isOpen, setOpen] = useState(false)
  const set = filtersSet(view.filters)
  return (
    <>
      <div className="search-bar">
        <SearchField query={view.search} onSearch={(search) => show({ search })} />
        <Button icon="filter" aria-expanded={isOpen} aria-controls={panelId} onClick={() => setOpen(!isOpen)}>
          {t('filter.open')}
          {set > 0 && (
            <span className="count">
              <span className="visually-hidden">{t('filter.set', { number: format.number(set) })}</span>
              <span aria-hidden="true">{format.number(set)}</span>
            </span>
          )}
        </Button>
      </div>
      <div id={panelId}>{isOpen && <FilterPanel />}</div>
    </>
  )
}
