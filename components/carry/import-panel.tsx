import { useState } from 'react'
import type { PageCalls } from '../../utils/messages/page-contract.ts'
import type { Send } from '../../utils/messages/send.ts'
import { routeHash } from '../shell/route.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import type { CarryFiles, Host } from '../ui/host.tsx'
import { Panel } from '../ui/panel.tsx'
import { useSend } from '../ui/send.tsx'
import { useTranslator } from '../ui/translator.tsx'
import { PassphraseField } from './passphrase-field.tsx'

type Trouble = 'chooseFile' | 'enterPassphrase' | 'tooLarge' | 'wrongPassphrase' | 'foreignFile' | 'failed'
type Taken = PageCalls['outbox.takeIn']['out']

/** Takes waiting flags out of a file that another device saved. */
export function ImportPanel({ carryFiles }: Pick<Required<Host>, 'carryFiles'>) {
  const { t } = useTranslator()
  const send = useSend()
  const [file, setFile] = useState<File | null>(null)
  const [passphrase, setPassphrase] = useState('')
  const [step, setStep] = useState<Trouble | 'idle' | 'opening'>('idle')
  const [taken, setTaken] = useState<Taken | null>(null)
  const open = async () => {
    setTaken(null)
    if (!file) return setStep('chooseFile')
    if (!passphrase) return setStep('enterPassphrase')
    setStep('opening')
    const outcome = await takeIn(file, passphrase, carryFiles, send).catch(() => 'failed' as const)
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

function Outcome({ taken: { added, known, damaged } }: { taken: Taken }) {
  const { t } = useTranslator()
  return (
    <div className="stack is-tight">
      <p>
        <strong>{t('carry.added', { count: added })}</strong> {known > 0 && t('carry.known', { count: known })}{' '}
        {damaged > 0 && t('carry.bad', { count: damaged })}
      </p>
      {added > 0 && <p className="hint">{t('carry.asks')}</p>}
      <div className="line">
        <ButtonLink href={routeHash({ screen: 'history', flagId: null })}>{t('carry.toHistory')}</ButtonLink>
      </div>
    </div>
  )
}

/** So many flags go to the background in one message. */
const SLICE = 50

async function takeIn(
  file: File,
  passphrase: string,
  files: CarryFiles,
  send: Send<PageCalls>,
): Promise<Taken | Trouble> {
  if (file.size > files.limit) return 'tooLarge'
  const opened = await files.open(new Uint8Array(await file.arrayBuffer()), passphrase)
  if (!opened.ok) return opened.why === 'wrong_passphrase' ? 'wrongPassphrase' : 'foreignFile'
  const taken = { added: 0, known: 0, damaged: opened.damaged }
  for (let at = 0; at < opened.flags.length; at += SLICE) {
    const { added, known, damaged } = await send('outbox.takeIn', { flags: opened.flags.slice(at, at + SLICE) })
    taken.added += added
    taken.known += known
    taken.damaged += damaged
  }
  return taken
}
