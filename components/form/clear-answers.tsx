import { useRef } from 'react'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { useTranslator } from '../ui/translator.tsx'
import { useDraft, useForm } from './form-context.tsx'

/** Takes back all answers at once, and offers them again while the browser remembers them. */
export function ClearAnswers() {
  const { t } = useTranslator()
  const { clear, undoClear } = useForm()
  const { cleared } = useDraft().view
  const button = useRef<HTMLButtonElement>(null)
  const giveBack = () => {
    // The button that was pressed goes away: the focus stays beside it.
    button.current?.focus()
    void undoClear()
  }
  return (
    <div>
      <div className="line">
        <Button ref={button} small tone="quiet" onClick={() => void clear()}>
          {t('clear.answers')}
        </Button>
      </div>
      <div className="live" aria-live="polite">
        {cleared && (
          <Banner
            icon="hidden"
            action={
              <Button small onClick={giveBack}>
                {t('clear.undo')}
              </Button>
            }
          >
            {t('clear.done')}
          </Banner>
        )}
      </div>
    </div>
  )
}
