import { useId } from 'react'
import { STATE_GROUPS } from '../../utils/flag/life-cycle.ts'
import { URGENCIES } from '../../utils/flag/taxonomy.ts'
import { NO_FILTERS, SORTS } from '../../utils/history/filters.ts'
import type { Filters } from '../../utils/history/flag-query.ts'
import { Button } from '../ui/button.tsx'
import { useTaxonomyTexts } from '../ui/taxonomy-texts.ts'
import { useTranslator } from '../ui/translator.tsx'
import { FilterSelect } from './filter-select.tsx'
import { useHistory } from './history-context.tsx'
import { PeriodFilter } from './period-filter.tsx'
import { SavedViews } from './saved-views.tsx'

type Choice = 'group' | 'category' | 'urgency' | 'country' | 'language' | 'platform'

/** What narrows the list and orders it, and the views that are kept. Offers only what occurs in a flag. */
export function FilterPanel() {
  const { t, format } = useTranslator()
  const texts = useTaxonomyTexts()
  const { page, view, show } = useHistory()
  const titleId = useId()
  const { filters, sort } = view
  const change = (changed: Partial<Filters>) => show({ filters: { ...filters, ...changed } })
  const occurring = (of: 'category' | 'country' | 'language', nameOf: (code: string) => string) =>
    (page?.occurring[of] ?? [])
      .map((value) => ({ value, name: nameOf(value) }))
      .sort((a, b) => format.compare(a.name, b.name))
  const select = (of: Choice, label: string, options: { value: string; name: string }[]) => (
    <FilterSelect
      label={label}
      value={filters[of]}
      options={options}
      onChoice={(value) => change({ [of]: value } as Partial<Filters>)}
    />
  )
  return (
    <section className="filter-panel" aria-labelledby={titleId}>
      <h2 className="visually-hidden" id={titleId}>
        {t('filter.title')}
      </h2>
      <SavedViews>
        <div className="filter-fields">
          {select(
            'group',
            t('filter.group'),
            STATE_GROUPS.map((value) => ({ value, name: t(`stateGroup.${value}`) })),
          )}
          {select(
            'category',
            t('form.category.label'),
            occurring('category', (id) => texts?.label(id) ?? id),
          )}
          {select(
            'urgency',
            t('form.urgency.label'),
            URGENCIES.map((value) => ({ value, name: t(`urgency.${value}.word`) })),
          )}
          {select('country', t('form.country.label'), occurring('country', format.countryName))}
          {select('language', t('form.language.label'), occurring('language', format.languageName))}
          {select(
            'platform',
            t('captured.platform'),
            (['facebook', 'instagram'] as const).map((value) => ({ value, name: t(`platform.${value}`) })),
          )}
          <PeriodFilter period={filters} onChange={change} />
          <FilterSelect
            label={t('filter.sort')}
            value={sort}
            options={SORTS.map((value) => ({ value, name: t(`filter.sortBy.${value}`) }))}
            mustChoose
            onChoice={(value) => show({ sort: SORTS.find((known) => known === value) ?? 'newest' })}
          />
        </div>
        <div className="line">
          <Button small tone="quiet" onClick={() => show({ filters: NO_FILTERS, sort: 'newest' })}>
            {t('filter.clear')}
          </Button>
        </div>
      </SavedViews>
    </section>
  )
}
