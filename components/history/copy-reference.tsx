import { useState } from 'react'
import { Button } from '../ui/button.tsx'
import { useTranslator } from '../ui/translator.tsx'

/** Copies what people quote of a flag. */
export function CopyReference({ reference }: { reference: string }) {
  const { t } = useTranslator()
  const [outcome, setOutcome] = useState<'copied' | 'failed' | null>(null)
  const copy = () =>
    navigator.clipboard.writeText(reference).then(
      () => setOutcome('copied'),
      () => setOutcome('failed'),
    )
  return (
    <>
      <Button icon={outcome === 'copied' ? 'check' : 'copy'} onClick={() => void copy()}>
        {t('history.copyReference')}
      </Button>
      <span className="hint" role="status">
        {outcome && t(`history.copy.${outcome}`)}
      </span>
    </>
  )
}
