import { useCallback, useEffect, useRef, useState } from 'react'
import type { Figures } from '../../utils/history/figures.ts'
import { figuresCsv, figuresJson } from '../../utils/history/figures-file.ts'
import { ANY_TIME } from '../../utils/history/filters.ts'
import type { Period } from '../../utils/history/flag-query.ts'
import { FilterSelect } from '../history/filter-select.tsx'
import { PeriodFilter } from '../history/period-filter.tsx'
import { routeHash } from '../shell/route.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { useHost } from '../ui/host.tsx'
import { SaveButton } from '../ui/save-button.tsx'
import { useSend } from '../ui/send.tsx'
import { useTranslator } from '../ui/translator.tsx'
import { useChanged } from '../ui/use-changed.ts'
import { daysOf } from './days-of.ts'
import { FiguresBy, type ShownDimension } from './figures-by.tsx'
import { FiguresSummary } from './figures-summary.tsx'

/** What became of the flags of this device, in figures that can be shown to others. On the full page: files are saved here. */
export function FiguresScreen() {
  const { t } = useTranslator()
  const { isPopup, openTab } = useHost()
  return (
    <main className="screen figures">
      <div className="line is-spread">
        <h1 className="page-title">{t('figures.heading')}</h1>
        <ButtonLink tone="quiet" icon="back" href={routeHash({ screen: 'history', flagId: null })}>
          {t('shell.history')}
        </ButtonLink>
      </div>
      <p>{t('figures.lead')}</p>
      {isPopup ? (
        <div className="line">
          <Button onClick={() => void openTab('/fullpage.html#figures')}>{t('shell.openInTab')}</Button>
        </div>
      ) : (
        <Counted />
      )}
    </main>
  )
}

function Counted() {
  const { t } = useTranslator()
  const [period, setPeriod] = useState(ANY_TIME)
  const [dimension, setDimension] = useState<ShownDimension>('category')
  const { figures, failed, read } = useFigures(period)
  const dimensions: { value: ShownDimension; name: string }[] = [
    { value: 'category', name: t('form.category.label') },
    { value: 'country', name: t('form.country.label') },
    { value: 'language', name: t('form.language.label') },
    { value: 'urgency', name: t('form.urgency.label') },
    { value: 'platform', name: t('captured.platform') },
  ]
  const about = () => ({ ...daysOf(period, new Date()), madeAt: new Date().toISOString() })
  return (
    <>
      <div className="filter-fields">
        <PeriodFilter period={period} onChange={({ days, from, to }) => setPeriod({ days, from, to })} />
        <FilterSelect
          label={t('figures.by')}
          value={dimension}
          options={dimensions}
          mustChoose
          onChoice={(value) => setDimension(dimensions.find((known) => known.value === value)?.value ?? 'category')}
        />
      </div>
      {failed && (
        <div className="stack is-tight">
          <p role="alert">{t('history.unread')}</p>
          <div className="line">
            <Button onClick={() => void read()}>{t('shell.tryAgain')}</Button>
          </div>
        </div>
      )}
      {figures?.all.submitted === 0 && <p role="status">{t('figures.none')}</p>}
      {figures && figures.all.submitted > 0 && (
        <>
          <FiguresSummary measures={figures.all} />
          <div className="line">
            <SaveButton
              name="fieldflag-figures.csv"
              type="text/csv;charset=utf-8"
              words={t('figures.saveCsv')}
              make={() => figuresCsv(figures)}
            />
            <SaveButton
              name="fieldflag-figures.json"
              type="application/json"
              words={t('figures.saveJson')}
              make={() => figuresJson(figures, about())}
            />
          </div>
          <FiguresBy
            figures={figures}
            dimension={dimension}
            name={dimensions.find(({ value }) => value === dimension)?.name ?? ''}
          />
          <section className="stack is-tight">
            <h2 className="section-title">{t('figures.howTitle')}</h2>
            <ul className="plain-list hint">
              <li>{t('figures.how.submitted')}</li>
              <li>{t('figures.how.hours')}</li>
              <li>{t('figures.how.percentile')}</li>
              <li>{t('figures.how.target')}</li>
              <li>{t('figures.how.leftUp')}</li>
              <li>{t('figures.how.seen')}</li>
            </ul>
          </section>
        </>
      )}
    </>
  )
}

/** The figures of a period, counted again at each notice; late answers never replace newer ones. */
function useFigures(period: Period) {
  const send = useSend()
  const turn = useRef(0)
  const [found, setFound] = useState<{ figures: Figures | null; failed: boolean }>({ figures: null, failed: false })
  const read = useCallback(async () => {
    turn.current += 1
    const own = turn.current
    try {
      const figures = await send('history.figures', period)
      if (own === turn.current) setFound({ figures, failed: false })
    } catch {
      if (own === turn.current) setFound(({ figures }) => ({ figures, failed: true }))
    }
  }, [send, period])
  useEffect(() => void read(), [read])
  useChanged('history', () => void read())
  return { ...found, read }
}
