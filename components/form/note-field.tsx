import { NOTE_CHOICES } from '../../utils/flag/answer-choices.ts'
import type { NoteChoice } from '../../utils/flag/answers.ts'
import { captureRules, NOTE_LIMIT } from '../../utils/flag/capture-rules.ts'
import { Check } from '../ui/check.tsx'
import { Field, FieldError } from '../ui/field.tsx'
import { PrivateTextarea } from '../ui/private-input.tsx'
import { useTranslator } from '../ui/translator.tsx'
import { FIELD_IDS } from './field-ids.ts'
import { useDraft, useProblem } from './form-context.tsx'

/** What it means here: in free words, or by fixed choices where the category forbids description. */
export function NoteField() {
  const { draft } = useDraft()
  const { category } = draft.answers
  const rules = category ? captureRules(category) : { freeText: true, noteLimit: NOTE_LIMIT }
  return rules.freeText ? <FreeNote limit={rules.noteLimit} /> : <NoteChoices />
}

function FreeNote({ limit }: { limit: number }) {
  const { t } = useTranslator()
  const { draft, change } = useDraft()
  const error = useProblem('note')
  const { note } = draft.answers
  return (
    <Field
      id={FIELD_IDS.note}
      label={t('form.note.label')}
      aside={
        <span className={note.length > limit ? 'is-over' : undefined}>
          {t('form.note.count', { used: note.length, limit })}
        </span>
      }
      hint={note.length >= NOTE_LIMIT && t('form.note.full')}
      error={error}
    >
      {(control) => (
        <PrivateTextarea
          {...control}
          className="textarea is-note"
          rows={4}
          lang={draft.answers.language ?? undefined}
          // More than this is nowhere stored, so it is not taken in silence: the hint above says so.
          maxLength={NOTE_LIMIT}
          value={note}
          onChange={(event) => void change({ note: event.currentTarget.value })}
        />
      )}
    </Field>
  )
}

function NoteChoices() {
  const { t } = useTranslator()
  const { draft, change } = useDraft()
  const error = useProblem('noteChoices')
  const { noteChoices } = draft.answers
  const id = FIELD_IDS.noteChoices
  const toggle = (choice: NoteChoice) => {
    const chosen = NOTE_CHOICES.filter((other) => (other === choice) !== noteChoices.includes(other))
    void change({ noteChoices: chosen })
  }
  return (
    <fieldset
      className={error ? 'field is-invalid' : 'field'}
      id={id}
      aria-describedby={error ? `${id}-error ${id}-hint` : `${id}-hint`}
    >
      <legend className="label-row">
        <span className="label">{t('form.note.choices')}</span>
      </legend>
      <p className="hint" id={`${id}-hint`}>
        {t('form.note.choicesHint')}
      </p>
      {error && <FieldError id={`${id}-error`} text={error} />}
      <div className="choices">
        {NOTE_CHOICES.map((choice) => (
          <Check key={choice} checked={noteChoices.includes(choice)} onChange={() => toggle(choice)}>
            {t(`noteChoice.${choice}`)}
          </Check>
        ))}
      </div>
    </fieldset>
  )
}
