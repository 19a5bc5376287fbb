import type { Measures } from '../../utils/history/figures.ts'
import { useTranslator } from '../ui/translator.tsx'
import { NONE, useMeasureFormats } from './measure-formats.ts'

interface FiguresTableProps {
  caption: string
  /** Head of the first column. */
  of: string
  rows: { key: string; name: string; measures: Measures }[]
}

/** All measures of each value: what the charts draw, and what they leave out. */
export function FiguresTable({ caption, of, rows }: FiguresTableProps) {
  const { t, format } = useTranslator()
  const formats = useMeasureFormats()
  const columns: [name: string, cell: (measures: Measures) => string][] = [
    [t('figures.submitted'), ({ submitted }) => format.number(submitted)],
    [t('figures.received'), ({ acknowledged }) => format.number(acknowledged)],
    [t('figures.decided'), ({ decided }) => format.number(decided)],
    [t('figures.actioned'), ({ actioned }) => format.number(actioned)],
    [t('figures.noViolation'), ({ noViolation }) => format.number(noViolation)],
    [t('figures.reversed'), ({ reversed }) => format.number(reversed)],
    [t('figures.leftUp'), ({ leftUp }) => format.number(leftUp)],
    [t('figures.stillUp'), ({ stillUp }) => format.number(stillUp)],
    [t('figures.gone'), ({ gone }) => format.number(gone)],
    [t('figures.triageMedian'), ({ triage }) => formats.hours(triage.median)],
    [t('figures.triageP90'), ({ triage }) => formats.hours(triage.p90)],
    [t('figures.decisionMedian'), ({ decision }) => formats.hours(decision.median)],
    [t('figures.decisionP90'), ({ decision }) => formats.hours(decision.p90)],
    [t('figures.withinTarget'), ({ withinTarget }) => formats.share(withinTarget)],
  ]
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by keyboard, https://dequeuniversity.com/rules/axe/4.10/scrollable-region-focusable
    <section className="table-scroll" tabIndex={0} aria-label={caption}>
      <table className="figures-table">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{of}</th>
            {columns.map(([name]) => (
              <th scope="col" key={name}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, measures }) => (
            <tr key={key}>
              <th scope="row">
                <bdi>{name}</bdi>
              </th>
              {columns.map(([column, cell]) => (
                <td className="number" key={column}>
                  <Known words={cell(measures)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Known({ words }: { words: string }) {
  const { t } = useTranslator()
  if (words !== NONE) return words
  return (
    <>
      <span aria-hidden="true">{NONE}</span>
      <span className="visually-hidden">{t('captured.unknown')}</span>
    </>
  )
}
