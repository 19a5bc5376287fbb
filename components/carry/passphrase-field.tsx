import { useState } from 'react'
import { Check } from '../ui/check.tsx'
import { Field } from '../ui/field.tsx'
import { PrivateInput } from '../ui/private-input.tsx'
import { useTranslator } from '../ui/translator.tsx'

interface PassphraseFieldProps {
  value: string
  hint?: string
  error: string | undefined
  onChange: (passphrase: string) => void
}

/** A passphrase, hidden from who looks over the shoulder until asked for. */
export function PassphraseField({ value, hint, error, onChange }: PassphraseFieldProps) {
  const { t } = useTranslator()
  const [isShown, setShown] = useState(false)
  return (
    <>
      <Field label={t('carry.passphrase')} hint={hint} error={error}>
        {(control) => (
          <PrivateInput
            {...control}
            type={isShown ? 'text' : 'password'}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
        )}
      </Field>
      <Check checked={isShown} onChange={(event) => setShown(event.target.checked)}>
        {t('carry.show')}
      </Check>
    </>
  )
}
