import { useEffectEvent, useLayoutEffect, useMemo, useState } from 'react'
import { type Category, categoryById } from '../../utils/flag/taxonomy.ts'
import { EnglishWords } from '../ui/english-words.tsx'
import { Field } from '../ui/field.tsx'
import { OutLink } from '../ui/out-link.tsx'
import { useOverview } from '../ui/overview.tsx'
import { useTaxonomyTexts } from '../ui/taxonomy-texts.ts'
import { useTranslator } from '../ui/translator.tsx'
import { searchCategories } from './category-search.ts'
import { Combobox, type OptionGroup } from './combobox.tsx'
import { FIELD_IDS } from './field-ids.ts'
import { useDraft, useProblem } from './form-context.tsx'
import { Highlighted } from './highlighted.tsx'

const NO_GROUPS: OptionGroup<Category>[] = []

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
  const [query, setQuery] = useState<string | null>(null)
  const groups = useMemo(() => {
    if (!texts) return NO_GROUPS
    return searchCategories(query ?? '', texts, recent).map(({ group, categories }) => ({
      id: group,
      name: group === 'always' || group === 'recent' ? t(`form.category.${group}`) : texts.group(group),
      items: categories,
    }))
  }, [query, texts, recent, t])
  // "Not sure" alone.
  const noMatch = query !== null && query !== '' && groups.length === 1

  // The first thing to say of a post: the form is ready for typing when it opens. What is sent stays in sight above it.
  const focusFirst = useEffectEvent(() => {
    if (chosenId !== null || document.activeElement !== document.body) return
    document.getElementById(FIELD_IDS.category)?.focus({ preventScroll: true })
  })
  // Before the first frame: a key may come with it.
  useLayoutEffect(() => focusFirst(), [])

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
        <Combobox
          control={control}
          groups={groups}
          chosen={chosen}
          idOf={({ id }) => id}
          nameOf={({ id }) => texts?.label(id) ?? ''}
          query={query}
          onQuery={setQuery}
          onChoice={({ id }) => void change({ category: id })}
          words={{
            list: t('form.category.list'),
            open: t('form.category.open'),
            placeholder: t('form.category.placeholder'),
            noMatch: noMatch && t('form.category.noMatch'),
          }}
          dir={chosenId && texts?.isEnglish(chosenId) ? 'ltr' : undefined}
          option={({ id }) => (
            <>
              <span className="option-label">
                <EnglishWords when={texts?.isEnglish(id) ?? false} marked>
                  <Highlighted text={texts?.label(id) ?? ''} query={query ?? ''} />
                </EnglishWords>
              </span>
              <span className="hint">
                <EnglishWords when={texts?.isEnglish(id) ?? false}>{texts?.definition(id)}</EnglishWords>
              </span>
            </>
          )}
        />
      )}
    </Field>
  )
}
