import { useEffect, useEffectEvent } from 'react'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { later } from '../ui/later.tsx'
import { useTranslator } from '../ui/translator.tsx'
import { CaptureCard } from './capture-card.tsx'
import { CategoryField } from './category-field.tsx'
import { DescriptionField } from './description-field.tsx'
import { focusField } from './field-ids.ts'
import { useDraft, useForm } from './form-context.tsx'
import { GoodFaithField } from './good-faith-field.tsx'
import { IdentityField } from './identity-field.tsx'
import { NoteField } from './note-field.tsx'
import { OtherDrafts } from './other-drafts.tsx'
import { PlaceFields } from './place-fields.tsx'
import { RemovedBanner } from './removed-banner.tsx'
import { RepeatButton } from './repeat-button.tsx'
import { SubmitBar } from './submit-bar.tsx'
import { UrgencyField } from './urgency-field.tsx'
import { useGivingUp } from './use-giving-up.ts'
import { useSubmitKey } from './use-submit-key.ts'

// The form is ready without these: most flags are sent with the quick fields alone.
const EarlierFlag = later(() => import('../context/earlier-flag.tsx').then((file) => file.EarlierFlag))
const HandlingNotices = later(() => import('../context/handling-notices.tsx').then((file) => file.HandlingNotices))
const BelowNote = later(() => import('../context/below-note.tsx').then((file) => file.BelowNote))
const ClearAnswers = later(() => import('./clear-answers.tsx').then((file) => file.ClearAnswers))

/** All fields of one flag, in the order in which they are thought of. */
export function FlagForm({ onAnother }: { onAnother: () => void }) {
  const { t } = useTranslator()
  const { draft } = useDraft()
  const { submit } = useForm()
  useSubmitKey(submit)
  useFocusOnProblem()
  useGivingUp()
  return (
    <main className="flag-form">
      <div className="screen is-reading">
        <h1 className="visually-hidden">{t(`form.heading.${draft.subject.type}`)}</h1>
        {draft.mends && <p className="hint">{t('form.mends')}</p>}
        <FormTrouble />
        <EarlierFlag />
        {/* Enter in a line of text must not send: only the button and its key do. */}
        <form className="stack" noValidate onSubmit={(event) => event.preventDefault()}>
          <CaptureCard />
          <DescriptionField />
          <div className="stack is-tight">
            <RepeatButton />
            <CategoryField />
            <HandlingNotices />
            <RemovedBanner />
          </div>
          <UrgencyField />
          <PlaceFields />
          <NoteField />
          <BelowNote />
          <IdentityField />
          <GoodFaithField />
          <ClearAnswers />
        </form>
        <OtherDrafts draftId={draft.id} onAnother={onAnother} />
      </div>
      <SubmitBar />
    </main>
  )
}

/** What went wrong between form and background, and what is safe. */
function FormTrouble() {
  const { t } = useTranslator()
  const { saveFailure, submitFailed, saveAgain } = useForm()
  if (saveFailure) {
    const again = saveFailure !== 'orphaned' && (
      <Button small onClick={() => void saveAgain()}>
        {t('form.tryAgain')}
      </Button>
    )
    return (
      <Banner tone="imminent" icon="urgent" role="alert" action={again}>
        {t(`form.saveFailed.${saveFailure}`)}
      </Banner>
    )
  }
  return (
    submitFailed && (
      <Banner tone="imminent" icon="urgent" role="alert">
        {t('form.submitFailed')}
      </Banner>
    )
  )
}

/** After each refused submit the focus goes to the first field that needs something; solving one moves nothing. */
function useFocusOnProblem(): void {
  const { problems, refusals } = useForm()
  const focusFirst = useEffectEvent(() => {
    if (problems[0]) focusField(problems[0].field)
  })
  useEffect(() => {
    if (refusals > 0) focusFirst()
  }, [refusals])
}
