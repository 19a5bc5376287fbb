import { type ComponentProps, useDeferredValue, useMemo } from 'react'
import { Select } from '../ui/select.tsx'
import { useTranslator } from '../ui/translator.tsx'

interface CodeSelectProps extends Omit<ComponentProps<'select'>, 'onChange'> {
  codes: string[]
  chosen: string | null
  lastUsed: string | null
  nameOf: (code: string) => string
  words: { choose: string; recent: string; all: string }
  onChoice: (code: string | null) => void
}

const NONE: string[] = []

/** Codes by their names in the screen's language, sorted; what was used last on top. */
export function CodeSelect({ codes, chosen, lastUsed, nameOf, words, onChoice, ...rest }: CodeSelectProps) {
  const { format } = useTranslator()
  // Naming and sorting hundreds of codes takes as long as all else in the form: once, and after the form is on screen.
  const listed = useDeferredValue(codes, NONE)
  const named = useMemo(
    () =>
      listed
        .map((code) => ({ code, name: nameOf(code) }))
        .sort((a, b) => format.compare(a.name, b.name))
        .map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        )),
    [listed, nameOf, format],
  )
  const top = [...new Set([lastUsed, chosen])].filter((code) => code !== null)
  return (
    <Select {...rest} value={chosen ?? ''} onChange={(event) => onChoice(event.currentTarget.value || null)}>
      <option value="">{words.choose}</option>
      {top.length > 0 && (
        <optgroup label={words.recent}>
          {top.map((code) => (
            <option key={code} value={code}>
              {nameOf(code)}
            </option>
          ))}
        </optgroup>
      )}
      <optgroup label={words.all}>{named}</optgroup>
    </Select>
  )
}
