import { useId, useRef, useState } from 'react'
import { Field } from '../ui/field.tsx'
import { PrivateInput } from '../ui/private-input.tsx'
import { useTranslator } from '../ui/translator.tsx'
import { CommentChoice } from './comment-choice.tsx'
import { FIELD_IDS } from './field-ids.ts'
import { useDraft, useProblem } from './form-context.tsx'
import { isWrong, LinkAdvice } from './link-advice.tsx'
import { useLinkVerdict } from './use-link-verdict.ts'
import { isWebAddress } from './web-address.ts'

/** In UTF-16 units; more than this is nowhere stored. */
export const LONGEST_LINK = 2_048

/** The link of what is flagged, pasted by the partner. What else it leads to is said once it was pasted or left. */
export function LinkField() {
  const { t } = useTranslator()
  const { draft, change } = useDraft()
  const problem = useProblem('subject')
  const { verdict, judge, forget } = useLinkVerdict(draft)
  /** While the field has the focus it shows what is typed; the stored link may be a tidier form of it. */
  const [typing, setTyping] = useState<string | null>(null)
  const pasting = useRef(false)
  const adviceId = useId()
  const { subject } = draft
  const link = subject.link ?? ''
  const isUnfinished = typing === null && link !== '' && !isWebAddress(link)
  const isAdvised = verdict !== null && !verdict.fits
  const error = isAdvised ? undefined : (problem ?? (isUnfinished ? t('form.link.refused') : undefined))
  const take = (typed: string) => {
    setTyping(typed)
    void change({ subject: { ...subject, link: typed.trim() || null } })
    if (pasting.current) judge(typed.trim())
    else forget()
    pasting.current = false
  }
  return (
    <Field id={FIELD_IDS.subject} label={t(`form.link.label.${subject.type}`)} error={error}>
      {(control) => (
        <>
          <LinkAdvice id={adviceId} verdict={verdict} />
          <PrivateInput
            {...control}
            aria-describedby={
              [control['aria-describedby'], isAdvised && adviceId].filter(Boolean).join(' ') || undefined
            }
            aria-invalid={control['aria-invalid'] ?? (verdict && isWrong(verdict) ? true : undefined)}
            type="url"
            dir="ltr"
            inputMode="url"
            placeholder="https://"
            maxLength={LONGEST_LINK}
            value={typing ?? link}
            onFocus={() => setTyping(link)}
            onBlur={() => {
              setTyping(null)
              if (!verdict) judge(link)
            }}
            onPaste={() => {
              pasting.current = true
            }}
            onChange={(event) => take(event.currentTarget.value)}
          />
          {verdict && !verdict.fits && verdict.trouble === 'comment' && (
            <CommentChoice {...verdict} onChosen={() => judge(null)} />
          )}
        </>
      )}
    </Field>
  )
}
