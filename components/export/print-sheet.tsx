import { useEffect, useEffectEvent } from 'react'
import { createPortal } from 'react-dom'
import { FactList } from '../history/fact-list.tsx'
import { FlagName } from '../history/flag-name.tsx'
import { useSentFacts } from '../history/sent-facts.ts'
import { useTaxonomyTexts } from '../ui/taxonomy-texts.ts'
import { useTranslator } from '../ui/translator.tsx'
import { useNow } from '../ui/use-now.ts'
import { PrintedSteps } from './printed-steps.tsx'
import type { HeldFlag } from './read-flags.ts'

interface PrintSheetProps {
  flags: HeldFlag[]
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

/** Facts that tell of no person. */
const PLAIN = new Set(['subject', 'category', 'urgency', 'language', 'country'])

function PrintedFlag({ detail, withPersonal }: { detail: HeldFlag; withPersonal: boolean }) {
  const { stub, flag } = detail
  const texts = useTaxonomyTexts()
  const factsOf = useSentFacts()
  const facts = factsOf(flag)
  const shown = withPersonal
    ? [...facts.chosen, ...facts.written, ...facts.context, ...facts.read]
    : facts.chosen.filter(({ key }) => PLAIN.has(key))
  return (
    <article className="printed-flag">
      <h2>
        {withPersonal && (
          <>
            <FlagName flag={stub} className="author" /> ·{' '}
          </>
        )}
        <bdi>{texts?.label(flag.category) ?? flag.category}</bdi>
        {stub.reference && (
          <>
            {' '}
            · <bdi className="reference">{stub.reference}</bdi>
          </>
        )}
      </h2>
      <FactList facts={shown} />
      <PrintedSteps detail={detail} withPersonal={withPersonal} />
    </article>
  )
}
