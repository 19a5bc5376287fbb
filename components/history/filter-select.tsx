import { Field } from '../ui/field.tsx'
import { Select } from '../ui/select.tsx'
import { useTranslator } from '../ui/translator.tsx'

interface FilterSelectProps {
  label: string
  /** Null lets any through. */
  value: string | null
  options: { value: string; name: string }[]
  /** True where there is no "any". */
  mustChoose?: boolean
  onChoice: (value: string | null) => void
}

/** One choice of a filter. What is chosen stays in it, also where it does not occur (a view that was kept). */
export function FilterSelect({ label, value, options, mustChoose = false, onChoice }: FilterSelectProps) {
  const { t } = useTranslator()
  const isMissing = value !== null && !options.some((option) => option.value === value)
  return (
    <Field label={label}>
      {(control) => (
        <Select {...control} value={value ?? ''} onChange={(event) => onChoice(event.currentTarget.value || null)}>
          {!mustChoose && <option value="">{t('filter.any')}</option>}
          {isMissing && <option value={value}>{value}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.name}
            </option>
          ))}
        </Select>
      )}
    </Field>
  )
}
