import type { Measures } from '../../utils/history/figures.ts'
import { useTranslator } from '../ui/translator.tsx'
import { NONE, useMeasureFormats } from './measure-formats.ts'

/** The figures that are asked for first. */
export function FiguresSummary({ measures }: { measures: Measures }) {
  const { t, format } = useTranslator()
  const formats = useMeasureFormats()
  const { submitted, acknowledged, decided, reversed, leftUp, stillUp, gone, triage, decision, withinTarget } = measures
  const facts: [name: string, value: string, more?: string][] = [
    [t('figures.submitted'), format.number(submitted)],
    [t('figures.received'), format.number(acknowledged)],
    [t('figures.decided'), format.number(decided)],
    [t('figures.reversed'), format.number(reversed)],
    [t('figures.leftUp'), format.number(leftUp)],
    [t('figures.stillUp'), format.number(stillUp)],
    [t('figures.gone'), format.number(gone)],
    [t('figures.triageMedian'), formats.hours(triage.median), t('figures.p90Is', { hours: formats.hours(triage.p90) })],
    [
      t('figures.decisionMedian'),
      formats.hours(decision.median),
      t('figures.p90Is', { hours: formats.hours(decision.p90) }),
    ],
    [
      t('figures.withinTarget'),
      formats.share(withinTarget),
      withinTarget.judged > 0
        ? t('figures.metOf', { met: format.number(withinTarget.met), judged: format.number(withinTarget.judged) })
        : t('figures.noTarget'),
    ],
  ]
  return (
    <dl className="figures-summary">
      {facts.map(([name, value, more]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <strong className="number">{value === NONE ? t('captured.unknown') : value}</strong>
            {more && value !== NONE && <span className="meta number">{more}</span>}
          </dd>
        </div>
      ))}
    </dl>
  )
}
