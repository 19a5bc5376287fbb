import { useState } from 'react'
import { routeHash } from '../shell/route.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import type { Host } from '../ui/host.tsx'
import { Panel } from '../ui/panel.tsx'
import { useSend } from '../ui/send.tsx'
import { useTranslator } from '../ui/translator.tsx'
import { PassphraseField } from './passphrase-field.tsx'
import { type FileTrouble, type TakenFile, takeInFile } from './take-in-file.ts'

type Step = 'idle' | 'opening' | 'chooseFile' | 'enterPassphrase' | FileTrouble | 'failed'

/** Takes what waits out of a file that another device saved. */
export function ImportPanel({ carryFiles }: Pick<Required<Host>, 'carryFiles'>) {
  const { t } = useTranslator()
  const send = useSend()
  const [file, setFile] = useState<File | null>(null)
  const [passphrase, setPassphrase] = useState('')
  const [step, setStep] = useState<Step>('idle')
  const [taken, setTaken] = useState<TakenFile | null>(null)
  const open = async () => {
    setTaken(null)
    if (!file) return setStep('chooseFile')
    if (!passphrase) return setStep('enterPassphrase')
    setStep('opening')
    const outcome = await takeInFile(file, passphrase, carryFiles, send).catch(() => 'failed' as const)
    if (typeof outcome === 'string') return setStep(outcome)
    setStep('idle')
    setTaken(outcome)
  }
  const isAboutFile = step === 'chooseFile' || step === 'tooLarge' || step === 'foreignFile'
  const isAboutWords = step === 'enterPassphrase' || step === 'wrongPassphrase'
  return (
    <Panel title={t('carry.importTitle')}>
      <form
        className="stack is-tight"
        onSubmit={(event) => {
          event.preventDefault()
          void open()
        }}
      >
        <Field label={t('carry.file')} error={isAboutFile ? t(`carry.${step}`) : undefined}>
          {(control) => (
            <input
              {...control}
              className="input"
              type="file"
              accept=".age"
              onChange={(event) => setFile(event.target.files?.[0] ?? null)}
            />
          )}
        </Field>
        <PassphraseField
          value={passphrase}
          error={isAboutWords ? t(`carry.${step}`) : undefined}
          onChange={setPassphrase}
        />
        <div className="line">
          <Button type="submit" disabled={step === 'opening'}>
            {t('carry.import')}
          </Button>
        </div>
        <div role="status">
          {step === 'opening' && <p>{t('carry.opening')}</p>}
          {step === 'failed' && <p>{t('carry.failed')}</p>}
          {taken && <Outcome taken={taken} />}
        </div>
      </form>
    </Panel>
  )
}

function Outcome({ taken: { flags, said, damaged } }: { taken: TakenFile }) {
  const { t } = useTranslator()
  const hasFlags = flags.added + flags.known > 0
  const hasSaid = said.added + said.known + said.leftOut > 0
  return (
    <div className="stack is-tight">
      {(hasFlags || !hasSaid) && (
        <p>
          <strong>{t('carry.added', { count: flags.added })}</strong>{' '}
          {flags.known > 0 && t('carry.known', { count: flags.known })}
        </p>
      )}
      {hasSaid && (
        <p>
          <strong>{t('carry.addedSaid', { count: said.added })}</strong>{' '}
          {said.known > 0 && t('carry.knownSaid', { count: said.known })}
        </p>
      )}
      {said.leftOut > 0 && <p>{t('carry.leftOutSaid', { count: said.leftOut })}</p>}
      {damaged > 0 && <p>{t('carry.bad', { count: damaged })}</p>}
      {flags.added > 0 && <p className="hint">{t('carry.asks')}</p>}
      <div className="line">
        <ButtonLink href={routeHash({ screen: 'history', flagId: null })}>{t('carry.toHistory')}</ButtonLink>
      </div>
    </div>
  )
}
