import { useState } from 'react'
import { Button, ButtonLink } from '../ui/button.tsx'
import type { Host } from '../ui/host.tsx'
import { useOverview } from '../ui/overview.tsx'
import { Panel } from '../ui/panel.tsx'
import { useSend } from '../ui/send.tsx'
import { useTranslator } from '../ui/translator.tsx'
import { useDownload } from '../ui/use-download.ts'
import { isStrong, makePassphrase } from './passphrase.ts'
import { PassphraseField } from './passphrase-field.tsx'

type Step = 'idle' | 'weak' | 'working' | 'failed' | 'empty' | 'saved'

/** Saves what waits as one encrypted file. It stays here too, so that nothing hangs on the file. */
export function ExportPanel({ carryFiles }: Pick<Required<Host>, 'carryFiles'>) {
  const { t } = useTranslator()
  const send = useSend()
  const { waiting, said } = useOverview()
  const [passphrase, setPassphrase] = useState('')
  const [unreadable, setUnreadable] = useState(0)
  const [step, setStep] = useState<Step>('idle')
  const { address, link, offer } = useDownload()

  const save = async () => {
    if (!isStrong(passphrase)) return setStep('weak')
    setStep('working')
    try {
      const { unreadable, ...carried } = await send('outbox.carried')
      setUnreadable(unreadable)
      if (carried.flags.length + carried.events.length === 0) return setStep('empty')
      const file = await carryFiles.seal(carried, passphrase)
      offer(new Blob([file], { type: 'application/octet-stream' }))
      setStep('saved')
    } catch {
      setStep('failed')
    }
  }
  return (
    <Panel title={t('carry.exportTitle')}>
      <form
        className="stack is-tight"
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        {waiting + said.waiting === 0 ? (
          <p>{t('carry.nothing')}</p>
        ) : (
          <>
            <p>
              {waiting > 0 && t('carry.exportCount', { count: waiting })}{' '}
              {said.waiting > 0 && t('carry.exportSaid', { count: said.waiting })} {t('carry.stays')}
            </p>
            <PassphraseField
              value={passphrase}
              hint={t('carry.passphraseHint')}
              error={step === 'weak' ? t('carry.weak') : undefined}
              onChange={setPassphrase}
            />
            <div className="line">
              <Button type="submit" tone="primary" disabled={step === 'working'}>
                {t('carry.encrypt')}
              </Button>
              <Button onClick={() => setPassphrase(makePassphrase())}>{t('carry.make')}</Button>
            </div>
            <p role="status">
              {step === 'working' && t('carry.working')}
              {step === 'failed' && t('carry.failed')}
              {step === 'saved' && t('carry.saved')}
              {step === 'empty' && unreadable === 0 && t('carry.nothing')}
              {(step === 'saved' || step === 'empty') &&
                unreadable > 0 &&
                ` ${t('carry.leftOut', { count: unreadable })}`}
            </p>
            {address && (
              <div className="line">
                <ButtonLink ref={link} href={address} download="fieldflag-waiting.age">
                  {t('carry.save')}
                </ButtonLink>
              </div>
            )}
          </>
        )}
      </form>
    </Panel>
  )
}
