import { type FormEvent, useEffect, useRef } from 'react'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { Icon } from '../ui/icon.tsx'
import { PrivateInput } from '../ui/private-input.tsx'
import { useTranslator } from '../ui/translator.tsx'
import { ConnectFailureMessage, isPassing } from './connect-failure.tsx'
import type { ConnectState } from './connect-store.ts'

/** The invite link: a pasted one is checked at once, a typed one at Enter or by the button. */
export function InviteField({ state }: { state: ConnectState }) {
  const { t } = useTranslator()
  const { link, step, failure, found, change, check } = state
  const input = useRef<HTMLInputElement>(null)
  const failed = failure !== null && !found
  useEffect(() => {
    if (failed) input.current?.focus()
  }, [failed])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void check()
  }
  return (
    <form className="stack is-tight" onSubmit={submit} noValidate>
      <Field label={t('connect.inviteLabel')} hint={t('connect.inviteHint')}>
        {(control) => (
          <div className="control-wrap" dir="ltr">
            <span className="at-start">
              <Icon name="link" />
            </span>
            <PrivateInput
              {...control}
              ref={input}
              className="input has-start"
              type="url"
              dir="ltr"
              aria-invalid={failed || undefined}
              value={link}
              onChange={(event) => {
                change(event.target.value)
                const { nativeEvent } = event
                if (nativeEvent instanceof InputEvent && nativeEvent.inputType === 'insertFromPaste') void check()
              }}
            />
          </div>
        )}
      </Field>
      {failed && <ConnectFailureMessage failure={failure} />}
      <div className="line">
        {!found && (
          <Button type="submit" tone={failed ? 'plain' : 'primary'}>
            {t(failed && isPassing(failure) ? 'connect.tryAgain' : 'connect.check')}
          </Button>
        )}
        <span className="hint" role="status">
          {step === 'checking' && t('connect.checking')}
        </span>
      </div>
    </form>
  )
}
