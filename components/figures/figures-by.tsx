import type { Dimension, Figures } from '../../utils/history/figures.ts'
import { Panel } from '../ui/panel.tsx'
import { useTaxonomyTexts } from '../ui/taxonomy-texts.ts'
import { useTranslator } from '../ui/translator.tsx'
import { BarChart } from './bar-chart.tsx'
import { FiguresTable } from './figures-table.tsx'
import { useMeasureFormats } from './measure-formats.ts'

/** What figures can be shown by. The categories of the DSA are for its reports: they stand in the files. */
export type ShownDimension = Exclude<Dimension, 'dsa_category'>

/** The most bars that one chart draws; the table has all. */
const MOST_BARS = 10

/** Figures by one dimension: how many and what became of them, how long it took, and the table of all of it. */
export function FiguresBy({ figures, dimension, name }: { figures: Figures; dimension: ShownDimension; name: string }) {
  const { t, format } = useTranslator()
  const formats = useMeasureFormats()
  const nameOf = useNameOf(dimension)
  const rows = figures.by[dimension].map(({ value, measures }) => ({ key: value, name: nameOf(value), measures }))
  const drawn = rows.slice(0, MOST_BARS)
  const timed = drawn.filter(({ measures }) => measures.decision.count > 0)
  return (
    <>
      <Panel title={t('figures.countsBy', { dimension: name })}>
        <BarChart
          end="rest"
          words={t('figures.countsWords')}
          bars={drawn.map(({ key, name, measures: { submitted, decided } }) => ({
            key,
            name,
            full: decided,
            end: submitted,
            words: t('figures.decidedOf', { decided: format.number(decided), submitted: format.number(submitted) }),
          }))}
        />
        <p className="hint">{t('figures.countsHint')}</p>
      </Panel>
      {timed.length > 0 && (
        <Panel title={t('figures.hoursBy', { dimension: name })}>
          <BarChart
            end="mark"
            words={t('figures.hoursWords')}
            bars={timed.map(({ key, name, measures: { decision } }) => ({
              key,
              name,
              full: decision.median ?? 0,
              end: decision.p90 ?? 0,
              words: `${formats.hours(decision.median)} / ${formats.hours(decision.p90)}`,
            }))}
          />
          <p className="hint">{t('figures.hoursHint')}</p>
        </Panel>
      )}
      {rows.length > MOST_BARS && <p className="hint">{t('figures.mostDrawn')}</p>}
      <FiguresTable
        caption={t('figures.tableBy', { dimension: name })}
        of={name}
        rows={[...rows, { key: 'all', name: t('figures.all'), measures: figures.all }]}
      />
    </>
  )
}

function useNameOf(dimension: ShownDimension): (value: string) => string {
  const { t, format } = useTranslator()
  const texts = useTaxonomyTexts()
  const names: Record<ShownDimension, (value: string) => string> = {
    category: (id) => texts?.label(id) ?? '\u00a0',
    country: format.countryName,
    language: format.languageName,
    urgency: (value) => t(`urgency.${value as 'high'}.word`),
    platform: (value) => t(`platform.${value as 'facebook'}`),
  }
  return (value) => (value === 'unknown' ? t('captured.unknown') : names[dimension](value))
}
