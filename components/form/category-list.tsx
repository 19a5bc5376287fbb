import type { UseComboboxReturnValue } from 'downshift'
import { useEffect, useId, useRef } from 'react'
import type { Category } from '../../utils/flag/taxonomy.ts'
import { EnglishWords } from '../ui/english-words.tsx'
import type { TaxonomyTexts } from '../ui/taxonomy-texts.ts'
import { useTranslator } from '../ui/translator.tsx'
import type { CategoryGroup } from './category-search.ts'
import { Highlighted } from './highlighted.tsx'

interface CategoryListProps {
  combobox: UseComboboxReturnValue<Category>
  groups: CategoryGroup[]
  items: Category[]
  /** Null while they are being read: the groups are empty until then. */
  texts: TaxonomyTexts | null
  query: string
}

/** The open list: categories by group, what was typed marked in them. */
export function CategoryList({ combobox, groups, items, texts, query }: CategoryListProps) {
  const { t } = useTranslator()
  const listId = useId()
  const { isOpen, highlightedIndex } = combobox
  const popover = useRef<HTMLDivElement>(null)
  // Out from under the bar that sends.
  useEffect(() => {
    if (isOpen) popover.current?.scrollIntoView({ block: 'nearest' })
  }, [isOpen])
  const noMatch = isOpen && query !== '' && items.length === 1
  return (
    <div className="popover" ref={popover} hidden={!isOpen}>
      <p className="hint" role="status">
        {noMatch && t('form.category.noMatch')}
      </p>
      <div {...combobox.getMenuProps({ 'aria-label': t('form.category.list') })} tabIndex={-1}>
        {isOpen &&
          texts &&
          groups.map(({ group, categories }) => (
            <fieldset key={group} aria-labelledby={`${listId}-${group}`}>
              <div className="popover-group" id={`${listId}-${group}`}>
                {group === 'always' || group === 'recent' ? t(`form.category.${group}`) : texts.group(group)}
              </div>
              {categories.map((category) => {
                const index = items.indexOf(category)
                return (
                  <div
                    {...combobox.getItemProps({ item: category, index })}
                    key={category.id}
                    className={index === highlightedIndex ? 'option is-active' : 'option'}
                  >
                    <span className="option-label">
                      <EnglishWords when={texts.isEnglish(category.id)} marked>
                        <Highlighted text={texts.label(category.id)} query={query} />
                      </EnglishWords>
                    </span>
                    <span className="hint">
                      <EnglishWords when={texts.isEnglish(category.id)}>{texts.definition(category.id)}</EnglishWords>
                    </span>
                  </div>
                )
              })}
            </fieldset>
          ))}
      </div>
    </div>
  )
}
