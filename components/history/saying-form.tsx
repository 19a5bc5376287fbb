import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react'
import { captureRules } from '../../utils/flag/capture-rules.ts'
import type { PartnerEventKind } from '../../utils/flag/partner-events.ts'
import { maskPersonalData } from '../../utils/flag/personal-data.ts'
import type { FlagDetail } from '../../utils/messages/page-views.ts'
import { Button } from '../ui/button.tsx'
import { Field, FieldError } from '../ui/field.tsx'
import { PrivateTextarea } from '../ui/private-input.tsx'
import { useTranslator } from '../ui/translator.tsx'
import { SayingPersonal } from './saying-personal.tsx'
import { type Saying, useSaying } from './use-saying.ts'
import { VerdictChoice } from './verdict-choice.tsx'

interface SayingFormProps {
  detail: FlagDetail
  kind: PartnerEventKind
  /** Reads the flag again. */
  onSaid: () => Promise<void>
  primary?: boolean
  danger?: boolean
  /** Below the words: what happens then. */
  hint?: ReactNode
}

/** Kinds that say something without words. */
const WORDLESS: readonly PartnerEventKind[] = ['feedback', 'close', 'withdraw']

/** Words to the reviewers of a flag. Where its category lets none be kept, only what can be said without. */
export function SayingForm({ detail, kind, onSaid, primary = false, danger = false, hint }: SayingFormProps) {
  const { t } = useTranslator()
  const saying = useSaying(detail, kind, onSaid)
  const [isAsked, setAsked] = useState(false)
  const [keepsPersonal, setKeepsPersonal] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const errorId = useId()
  const { freeText, noteLimit } = captureRules(detail.stub.category)
  const lacksWords = freeText && !WORDLESS.includes(kind) && saying.words.trim() === ''
  const lacksChoice = kind === 'feedback' && saying.feedback === null

  const say = async () => {
    if (lacksWords || lacksChoice) {
      setAsked(true)
      form.current?.querySelector<HTMLElement>(lacksChoice ? 'input' : 'textarea')?.focus()
    } else if (await saying.say(keepsPersonal ? (words) => words : maskPersonalData)) {
      setAsked(false)
      setKeepsPersonal(false)
    }
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return
    event.preventDefault()
    if (!event.repeat) void say()
  }
  return (
    <form
      ref={form}
      className="stack"
      noValidate
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault()
        void say()
      }}
    >
      {kind === 'feedback' && (
        <VerdictChoice
          chosen={saying.feedback}
          onChoose={saying.choose}
          error={isAsked && lacksChoice ? t('talk.choiceMissing') : undefined}
        />
      )}
      {freeText ? (
        <Field
          label={t(`talk.${kind}.label`)}
          aside={t('form.note.count', { used: saying.words.length, limit: noteLimit })}
          error={isAsked && lacksWords ? t('talk.wordsMissing') : undefined}
          hint={hint}
        >
          {(control) => (
            <PrivateTextarea
              {...control}
              rows={3}
              maxLength={noteLimit}
              value={saying.words}
              onChange={(event) => saying.write(event.currentTarget.value)}
            />
          )}
        </Field>
      ) : (
        <p className="hint">
          {t('talk.noWords')} {hint}
        </p>
      )}
      <SayingPersonal words={saying.words} isKept={keepsPersonal} onKeep={setKeepsPersonal} />
      <SayingProblem saying={saying} id={errorId} />
      <div className="line">
        <Button type="submit" tone={danger ? 'danger' : primary ? 'primary' : 'plain'}>
          {t(`talk.${kind}.send`)}
        </Button>
      </div>
    </form>
  )
}

function SayingProblem({ saying: { problem, isSaved }, id }: { saying: Saying; id: string }) {
  const { t } = useTranslator()
  const words = problem ? t(problem === 'not_now' ? 'talk.notNow' : 'shell.unanswered') : null
  return (
    <div role="alert" className="saying-problem">
      {words && <FieldError id={id} text={words} />}
      {!isSaved && <FieldError id={`${id}-save`} text={t('form.saveFailed.failed')} />}
    </div>
  )
}
