import { useEffect, useState } from 'react'
import type { RetentionDays } from '../../utils/messages/page-views.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { Select } from '../ui/select.tsx'
import { useSend } from '../ui/send.tsx'
import { useTranslator } from '../ui/translator.tsx'

const CHOICES = ['never', 'days90', 'days30', 'days7', 'days0'] as const
const DAYS: Record<(typeof CHOICES)[number], RetentionDays> = {
  never: null,
  days90: 90,
  days30: 30,
  days7: 7,
  days0: 0,
}

/** How long what was sent stays on this device, and the way to delete everything. */
export function RetentionSettings() {
  const { t } = useTranslator()
  const send = useSend()
  const [days, setDays] = useState<RetentionDays | 'unknown'>('unknown')
  const [step, setStep] = useState<'idle' | 'asking' | 'erased' | 'failed'>('idle')
  useEffect(() => {
    const life = new AbortController()
    send('retention.read').then(
      (read) => {
        if (!life.signal.aborted) setDays(read)
      },
      () => setStep('failed'),
    )
    return () => life.abort()
  }, [send])
  const choose = async (choice: (typeof CHOICES)[number]) => {
    try {
      await send('retention.choose', { days: DAYS[choice] })
      setDays(DAYS[choice])
      setStep('idle')
    } catch {
      setStep('failed')
    }
  }
  const eraseAll = () =>
    send('history.eraseAll').then(
      () => setStep('erased'),
      () => setStep('failed'),
    )
  return (
    <>
      <Field label={t('retention.label')} hint={t('retention.hint')}>
        {(control) => (
          <Select
            {...control}
            disabled={days === 'unknown'}
            value={CHOICES.find((choice) => DAYS[choice] === days) ?? 'never'}
            onChange={(event) => {
              const chosen = CHOICES.find((choice) => choice === event.currentTarget.value)
              if (chosen) void choose(chosen)
            }}
          >
            {CHOICES.map((choice) => (
              <option key={choice} value={choice}>
                {t(`retention.${choice}`, { days: DAYS[choice] ?? 0 })}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {step === 'asking' ? (
        <fieldset className="stack is-tight">
          <legend className="visually-hidden">{t('retention.eraseAll')}</legend>
          <p>{t('retention.eraseAllAsk')}</p>
          <div className="line">
            <Button tone="danger" onClick={() => void eraseAll()}>
              {t('retention.eraseAllYes')}
            </Button>
            <Button autoFocus onClick={() => setStep('idle')}>
              {t('retention.eraseAllNo')}
            </Button>
          </div>
        </fieldset>
      ) : (
        <div className="line">
          <Button onClick={() => setStep('asking')}>{t('retention.eraseAll')}</Button>
        </div>
      )}
      <p role="status" className={step === 'failed' ? 'error' : 'hint'}>
        {step === 'erased' && t('retention.erased')}
        {step === 'failed' && t('shell.unanswered')}
      </p>
    </>
  )
}
