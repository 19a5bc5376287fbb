import { useEffect, useState } from 'react'
import { Button } from '../ui/button.tsx'
import { useHost } from '../ui/host.tsx'
import { useTranslator } from '../ui/translator.tsx'
import { useChanged } from '../ui/use-changed.ts'
import { DamagedNotice } from './damaged-notice.tsx'
import { takeFirstDraft } from './first-draft.ts'
import { FlagForm } from './flag-form.tsx'
import { FormProvider, useForm } from './form-context.tsx'
import { createFormStore } from './form-store.ts'

interface DraftScreenProps {
  draftId: string
  onSent: (flagId: string) => void
  onAnother: () => void
}

/** One draft, from reading it to sending it. */
export function DraftScreen({ draftId, onSent, onAnother }: DraftScreenProps) {
  const host = useHost()
  const [store] = useState(() => createFormStore(host.send, draftId, takeFirstDraft(draftId)))
  useEffect(() => void store.getState().read(), [store])
  // Whatever its id: a post that was flagged twice is one draft under two ids.
  useChanged('draft', () => void store.getState().read())
  // While it is open the background keeps in memory what the category removed, so that the choice can be undone.
  useEffect(() => host.holdForm(draftId), [host, draftId])
  useEffect(() => store.subscribe(({ sentFlagId }) => sentFlagId !== null && onSent(sentFlagId)), [store, onSent])
  return (
    <FormProvider store={store}>
      <ReadDraft onAnother={onAnother} />
    </FormProvider>
  )
}

function ReadDraft({ onAnother }: { onAnother: () => void }) {
  const { t } = useTranslator()
  const { view, missing, saveFailure, read } = useForm()
  if (missing) {
    return (
      <main className="screen is-reading">
        <p>{t('form.lost')}</p>
        <DamagedNotice />
        <div className="line">
          <Button onClick={onAnother}>{t('form.startAnother')}</Button>
        </div>
      </main>
    )
  }
  if (view) return <FlagForm onAnother={onAnother} />
  if (!saveFailure) return <main className="screen" />
  return (
    <main className="screen is-reading">
      <p role="alert">{t(saveFailure === 'orphaned' ? 'shell.orphaned' : 'shell.unanswered')}</p>
      <div className="line">
        <Button onClick={() => void read()}>{t('shell.tryAgain')}</Button>
      </div>
    </main>
  )
}
