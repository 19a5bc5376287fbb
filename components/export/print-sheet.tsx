import { useEffect, useEffectEvent } from 'react'
import { createPortal } from 'react-dom'
import type { FlagDetail } from '../../utils/messages/page-views.ts'
import { FactList } from '../history/fact-list.tsx'
import { FlagName } from '../history/flag-name.tsx'
import { usePlainFacts } from '../history/plain-facts.ts'
import { PurgedWords } from '../history/purged-panel.tsx'
import { useSentFacts } from '../history/sent-facts.ts'
import { useTaxonomyTexts } from '../ui/taxonomy-texts.ts'
import { useTranslator } from '../ui/translator.tsx'
import { useNow } from '../ui/use-now.ts'
import { PrintedSteps } from './printed-steps.tsx'

interface PrintSheetProps {
  flags: FlagDetail[]
  withPersonal: boolean
  onPrinted: () => void
}

/** The picked flags on paper: beside the page, which is not printed; opens the browser's dialog and is gone after it. */
export function PrintSheet({ flags, withPersonal, onPrinted }: PrintSheetProps) {
  const { t, format } = useTranslator()
  const now = useNow()
  const printed = useEffectEvent(onPrinted)
  useEffect(() => {
    const life = new AbortController()
    addEventListener('afterprint', () => printed(), { signal: life.signal })
    print()
    return () => life.abort()
  }, [])
  return createPortal(
    <div className="print-sheet">
      <h1 className="page-title">
        {t('store.name')}, {format.absoluteTime(now, now)}
      </h1>
      {flags.map((detail) => (
        <PrintedFlag key={detail.stub.id} detail={detail} withPersonal={withPersonal} />
      ))}
    </div>,
    document.body,
  )
}

function PrintedFlag({ detail, withPersonal }: { detail: FlagDetail; withPersonal: boolean }) {
  const { stub, flag } = detail
  const texts = useTaxonomyTexts()
  const sentFacts = useSentFacts()
  const plainFacts = usePlainFacts()
  const whole = withPersonal && flag ? sentFacts(flag) : null
  // Rows of early versions lack both.
  const language = stub.language ?? flag?.language ?? null
  const country = stub.country ?? flag?.country ?? null
  const shown = whole
    ? [...whole.chosen, ...whole.written, ...whole.context, ...whole.read]
    : Object.values(plainFacts({ ...stub, language, country })).filter((fact) => fact !== false)
  return (
    <article className="printed-flag">
      <h2>
        {withPersonal && (
          <>
            <FlagName flag={stub} className="author" /> ·{' '}
          </>
        )}
        <bdi>{texts?.label(stub.category) ?? stub.category}</bdi>
        {stub.reference && (
          <>
            {' '}
            · <bdi className="reference">{stub.reference}</bdi>
          </>
        )}
      </h2>
      <FactList facts={shown} />
      {withPersonal && <PurgedWords stub={stub} />}
      <PrintedSteps detail={detail} withPersonal={withPersonal} />
    </article>
  )
}
