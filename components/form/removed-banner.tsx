import { keepsLess } from '../../utils/flag/capture-rules.ts'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { useTranslator } from '../ui/translator.tsx'
import { useDraft, useForm } from './form-context.tsx'

/** What people know by name; the rest of a capture is one word: details. */
const NAMED = ['author', 'text', 'media', 'note', 'context'] as const

/** Says what the category removed from the draft, and offers to take the choice back while that is possible. */
export function RemovedBanner() {
  const { t, format } = useTranslator()
  const { undo } = useForm()
  const { draft, view } = useDraft()
  const { undoable, gone } = view
  const { category } = draft.answers
  const known = NAMED.filter((field) => undoable.includes(field))
  const names = known.map((field) => t(`form.removed.${field}`))
  if (known.length < undoable.length) names.push(t('form.removed.details'))
  const canUndo = undoable.length > 0
  const undoButton = (
    <Button small onClick={() => void undo()}>
      {t('form.removed.undo')}
    </Button>
  )
  // Chosen since, a category may keep all that it is given: it is not the one that removed something.
  const keeps = !canUndo && (category === null || !keepsLess(category))
  const goneText = keeps ? t('form.removed.goneBefore') : t('form.removed.gone')
  return (
    <div className="live" aria-live="polite">
      {(canUndo || gone) && (
        <Banner icon="hidden" {...(!keeps && { title: t('form.removed.title') })} action={canUndo && undoButton}>
          {canUndo ? t('form.removed.fields', { fields: format.list(names) }) : goneText}
        </Banner>
      )}
    </div>
  )
}
