import { useEffect, useEffectEvent } from 'react'
import { Button } from '../ui/button.tsx'
import { EnglishWords } from '../ui/english-words.tsx'
import { useOverview } from '../ui/overview.tsx'
import { useTaxonomyTexts } from '../ui/taxonomy-texts.ts'
import { useTranslator } from '../ui/translator.tsx'
import { focusField } from './field-ids.ts'
import { useDraft, useForm } from './form-context.tsx'

/** Stands in the words where the category's own name goes: it may be of another language. */
const PLACE = '\ufffc'

/** Fills in what the last flag said: the same kind again needs no more than good faith. Only while nothing is chosen. */
export function RepeatButton() {
  const { t } = useTranslator()
  const texts = useTaxonomyTexts()
  const { recent, canRepeat } = useOverview()
  const { draft } = useDraft()
  const { repeat } = useForm()
  const [last] = recent
  const isOffered = canRepeat && last !== undefined && draft.answers.category === null
  const fill = useEffectEvent(async () => {
    if (!isOffered) return
    await repeat()
    focusField('goodFaith')
  })
  useEffect(() => {
    const life = new AbortController()
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !event.altKey || event.ctrlKey || event.metaKey || event.repeat) return
      event.preventDefault()
      event.stopPropagation()
      void fill()
    }
    document.addEventListener('keydown', onKeyDown, { capture: true, signal: life.signal })
    return () => life.abort()
  }, [])
  if (!isOffered) return null
  const [before, after] = t('form.repeat', { category: PLACE }).split(PLACE)
  return (
    <div className="line">
      <Button small icon="clock" aria-keyshortcuts="Alt+Enter" onClick={() => void fill()}>
        <span>
          {before}
          <EnglishWords when={texts?.isEnglish(last) ?? false}>{texts?.label(last)}</EnglishWords>
          {after}
        </span>
        <span className="submit-key" aria-hidden="true">
          <kbd>Alt ↵</kbd>
        </span>
      </Button>
    </div>
  )
}
