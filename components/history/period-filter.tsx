import { useState } from 'react'
import type { Period } from '../../utils/history/flag-query.ts'
import { Field } from '../ui/field.tsx'
import { useTranslator } from '../ui/translator.tsx'
import { FilterSelect } from './filter-select.tsx'

const SPANS = [7, 30, 90, 365]
const BETWEEN = 'between'

interface PeriodFilterProps {
  period: Period
  onChange: (period: Period) => void
}

/** When flags were submitted: in the last days, or between two days. */
export function PeriodFilter({ period: { days, from, to }, onChange }: PeriodFilterProps) {
  const { t, language } = useTranslator()
  const dayWords = new Intl.NumberFormat(language.formats, { style: 'unit', unit: 'day', unitDisplay: 'long' })
  const [isBetween, setBetween] = useState(false)
  const hasDays = from !== null || to !== null || isBetween
  return (
    <>
      <FilterSelect
        label={t('filter.period')}
        value={hasDays ? BETWEEN : days === null ? null : String(days)}
        options={[
          ...SPANS.map((span) => ({ value: String(span), name: t('filter.last', { days: dayWords.format(span) }) })),
          { value: BETWEEN, name: t('filter.between') },
        ]}
        onChoice={(value) => {
          setBetween(value === BETWEEN)
          onChange({ days: value === null || value === BETWEEN ? null : Number(value), from: null, to: null })
        }}
      />
      {hasDays && (
        <>
          <DayField label={t('filter.from')} day={from} onDay={(day) => onChange({ days: null, from: day, to })} />
          <DayField label={t('filter.to')} day={to} onDay={(day) => onChange({ days: null, from, to: day })} />
        </>
      )}
    </>
  )
}

interface DayFieldProps {
  label: string
  day: string | null
  onDay: (day: string | null) => void
}

function DayField({ label, day, onDay }: DayFieldProps) {
  return (
    <Field label={label}>
      {(control) => (
        <input
          {...control}
          className="input"
          type="date"
          max="9999-12-31"
          value={day ?? ''}
          onChange={(event) => onDay(event.target.value || null)}
        />
      )}
    </Field>
  )
}
