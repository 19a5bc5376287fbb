import { useCombobox } from 'downshift'
import { type KeyboardEvent, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react'
import { type Category, categoryById } from '../../utils/flag/taxonomy.ts'
import { EnglishWords } from '../ui/english-words.tsx'
import { Field } from '../ui/field.tsx'
import { Icon } from '../ui/icon.tsx'
import { OutLink } from '../ui/out-link.tsx'
import { useOverview } from '../ui/overview.tsx'
import { useTaxonomyTexts } from '../ui/taxonomy-texts.ts'
import { useTranslator } from '../ui/translator.tsx'
import { CategoryList } from './category-list.tsx'
import { type CategoryGroup, searchCategories } from './category-search.ts'
import { keepChoice } from './combobox-rules.ts'
import { FIELD_IDS } from './field-ids.ts'
import { useDraft, useProblem } from './form-context.tsx'

const NO_GROUPS: CategoryGroup[] = []

/**
 * The harm category: search or choose; its definition and the platform's policy below. It can be typed into before the
 * taxonomy's words are read; the list fills when they are.
 */
export function CategoryField() {
  const { t } = useTranslator()
  const texts = useTaxonomyTexts()
  const { draft, change } = useDraft()
  const { recent } = useOverview()
  const categoryProblem = useProblem('category')
  const captureProblem = useProblem('capture')
  const error = categoryProblem ?? captureProblem
  const chosenId = draft.answers.category
  const chosen = (chosenId && categoryById(chosenId)) || null
  const chosenLabel = (chosenId && texts?.label(chosenId)) || ''
  /** What is being searched; null while the field shows the choice. */
  const [query, setQuery] = useState<string | null>(null)
  const groups = useMemo(
    () => (texts ? searchCategories(query ?? '', texts, recent) : NO_GROUPS),
    [query, texts, recent],
  )
  const items = useMemo(() => groups.flatMap(({ categories }) => categories), [groups])

  const combobox = useCombobox<Category>({
    items,
    inputId: FIELD_IDS.category,
    inputValue: query ?? chosenLabel,
    selectedItem: chosen,
    itemToString: (category) => (category && texts?.label(category.id)) ?? '',
    itemToKey: (category) => category?.id,
    stateReducer: keepChoice,
    onIsOpenChange: ({ isOpen }) => {
      if (!isOpen) setQuery(null)
    },
    onSelectedItemChange: ({ selectedItem }) => {
      setQuery(null)
      if (selectedItem && selectedItem.id !== chosenId) void change({ category: selectedItem.id })
    },
  })

  // While the field shows the choice its words are selected: the first letter typed replaces them.
  const input = useRef<HTMLInputElement>(null)
  const showsChoice = query === null
  const selectChoice = () => {
    if (showsChoice) input.current?.select()
  }
  useEffect(() => {
    if (showsChoice && document.activeElement === input.current) input.current?.select()
  }, [showsChoice])

  // The first thing to say of a post: the form is ready for typing when it opens. What is sent stays in sight above it.
  const focusFirst = useEffectEvent(() => {
    if (chosenId === null && document.activeElement === document.body) input.current?.focus({ preventScroll: true })
  })
  useEffect(() => focusFirst(), [])

  const onKeyDown = (event: KeyboardEvent) => {
    // Escape closes the list, not the popup around it.
    if (event.key !== 'Escape' || !combobox.isOpen) return
    event.preventDefault()
    // At once: the next letter must find the words of the choice selected.
    setQuery(null)
  }

  return (
    <Field
      id={FIELD_IDS.category}
      label={t('form.category.label')}
      error={error}
      hint={
        chosenId && (
          <>
            <EnglishWords when={texts?.isEnglish(chosenId) ?? false} marked>
              {texts?.definition(chosenId)}
            </EnglishWords>{' '}
            {chosen?.policy && <OutLink href={chosen.policy}>{t('form.category.policy')}</OutLink>}
          </>
        )
      }
    >
      {(control) => (
        <div className="control-wrap">
          <input
            {...combobox.getInputProps({
              ref: input,
              onKeyDown,
              onClick: selectChoice,
              onFocus: selectChoice,
              // Not in downshift's own callback, which comes after the browser has put the old words back:
              // https://github.com/downshift-js/downshift/issues/1108
              onChange: (event) => setQuery(event.currentTarget.value),
            })}
            {...control}
            className="input has-end"
            dir={query === null && chosenId && texts?.isEnglish(chosenId) ? 'ltr' : undefined}
            placeholder={t('form.category.placeholder')}
            spellCheck={false}
          />
          <button
            {...combobox.getToggleButtonProps()}
            type="button"
            className="at-end"
            aria-label={t('form.category.open')}
          >
            <Icon name="down" />
          </button>
          <CategoryList combobox={combobox} groups={groups} items={items} texts={texts} query={query ?? ''} />
        </div>
      )}
    </Field>
  )
}
