import { Button } from '../ui/button.tsx'
import { ConnectionState } from '../ui/connection-state.tsx'
import { useTranslator } from '../ui/translator.tsx'
import { useDraft, useForm } from './form-context.tsx'

const SUBMIT_KEY = navigator.platform.startsWith('Mac') ? '⌘ ↵' : 'Ctrl ↵'

/** Where the flag will go, whether the draft is safe, and the one button that sends. */
export function SubmitBar() {
  const { t } = useTranslator()
  const { draft } = useDraft()
  const { saving, saveFailure, submit } = useForm()
  const saved = saveFailure ? 'failed' : saving ? 'saving' : 'saved'
  return (
    <footer className="submit-bar">
      <div className="submit-status">
        <ConnectionState />
        <span className="meta" role="status">
          {t(`form.save.${saved}`)}
        </span>
      </div>
      <Button tone="primary" aria-keyshortcuts="Control+Enter Meta+Enter" onClick={() => void submit()}>
        {t(draft.mends ? 'form.sendAgain' : 'form.send')}{' '}
        <span className="submit-key" aria-hidden="true">
          <kbd>{SUBMIT_KEY}</kbd>
        </span>
      </Button>
    </footer>
  )
}
