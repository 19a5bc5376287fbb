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
  const { undoable, gone } = useDraft().view
  const known = NAMED.filter((field) => undoable.includes(field))
  const names = known.map((field) => t(`form.removed.${field}`))
  if (known.length < undoable.length) names.push(t('form.removed.details'))
  const canUndo = undoable.length > 0
  const undoButton = (
    <Button small onClick={() => void undo()}>
      {t('form.removed.undo')}
    </Button>
  )
  return (
    <div className="live" aria-live="polite">
      {(canUndo || gone) && (
        <Banner icon="hidden" title={t('form.removed.title')} action={canUndo && undoButton}>
          {canUndo ? t('form.removed.fields', { fields: format.list(names) }) : t('form.removed.gone')}
        </Banner>
      )}
    </div>
  )
}
