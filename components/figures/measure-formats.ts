import type { Measures } from '../../utils/history/figures.ts'
import { useTranslator } from '../ui/translator.tsx'

/** How figures are written; what is not known is a dash, which screen readers hear in words beside it. */
export interface MeasureFormats {
  /** Hours with one decimal, with their unit. */
  hours(value: number | null): string
  share(target: Measures['withinTarget']): string
}

export const NONE = '–'

/** Formats of figures in the screen's language. */
export function useMeasureFormats(): MeasureFormats {
  const { language } = useTranslator()
  const hours = new Intl.NumberFormat(language.formats, {
    style: 'unit',
    unit: 'hour',
    unitDisplay: 'short',
    maximumFractionDigits: 1,
  })
  const percent = new Intl.NumberFormat(language.formats, { style: 'percent', maximumFractionDigits: 0 })
  return {
    hours: (value) => (value === null ? NONE : hours.format(value)),
    share: ({ met, judged }) => (judged === 0 ? NONE : percent.format(met / judged)),
  }
}
