import { useEffect, useMemo, useState } from 'react'
import { type CodeKind, nameOfCode, useCodeNames } from '../ui/code-names.ts'
import type { FieldControl } from '../ui/field.tsx'
import { useTranslator } from '../ui/translator.tsx'
import type { CodeSearch, CodeSearchNeeds, NamedCode } from './code-search.ts'
import { Combobox, type OptionGroup } from './combobox.tsx'
import { Highlighted } from './highlighted.tsx'

interface CodeBoxProps {
  control: FieldControl
  kind: CodeKind
  chosen: string | null
  /** Codes that were used last, newest first. */
  recent: string[]
  onChoice: (code: string | null) => void
}

const NO_GROUPS: OptionGroup<NamedCode>[] = []

/** A language or a country: searched by any of its names or its code, or chosen from the list. */
export function CodeBox({ control, kind, chosen, recent, onChoice }: CodeBoxProps) {
  const { t, format } = useTranslator()
  const [query, setQuery] = useState<string | null>(null)
  const nameOf = kind === 'language' ? format.languageName : format.countryName
  const [isUsed, setIsUsed] = useState(false)
  // The form is ready without the names that the browser lacks: most choices stand from the last flag.
  const names = useCodeNames(kind, isUsed || (chosen !== null && nameOf(chosen) === chosen))
  const createSearch = useCodeSearch()
  const search = useMemo(
    () => createSearch?.({ kind, names, nameOf, compare: format.compare }),
    [createSearch, kind, names, nameOf, format],
  )
  const groups = useMemo(() => {
    if (!isUsed || !search) return NO_GROUPS
    return search(query ?? '', recent)
      .filter(({ codes }) => codes.length > 0)
      .map(({ id, codes }) => ({ id, name: id === 'found' ? null : t(`form.${kind}.${id}`), items: codes }))
  }, [isUsed, search, query, recent, kind, t])
  const chosenCode = useMemo(
    () =>
      chosen === null ? null : { code: chosen, name: nameOfCode(chosen, nameOf, names), isEnglish: false, own: null },
    [chosen, nameOf, names],
  )
  return (
    <Combobox
      control={control}
      groups={groups}
      chosen={chosenCode}
      idOf={({ code }) => code}
      nameOf={({ name }) => name}
      query={query}
      onQuery={setQuery}
      onChoice={({ code }) => onChoice(code)}
      onEmptied={() => onChoice(null)}
      onUse={() => setIsUsed(true)}
      words={{
        list: t(`form.${kind}.all`),
        open: t(`code.open.${kind}`),
        placeholder: t(`form.${kind}.choose`),
        noMatch: names !== null && groups.length === 0 && t(`code.noMatch.${kind}`),
      }}
      option={({ code, name, isEnglish, own }) => (
        <>
          <span className="option-label">
            <bdi lang={isEnglish ? 'en' : undefined}>
              <Highlighted text={name} query={query ?? ''} />
            </bdi>
          </span>
          {own !== null && (
            <span className="hint">
              <bdi lang={kind === 'language' ? code : undefined}>{own}</bdi>
            </span>
          )}
        </>
      )}
    />
  )
}

type CreateSearch = (needs: CodeSearchNeeds) => CodeSearch

/** How codes are searched; null for the moment until it is there. Apart from the form, which stands without it. */
function useCodeSearch(): CreateSearch | null {
  const [create, setCreate] = useState<CreateSearch | null>(null)
  useEffect(() => {
    const life = new AbortController()
    void import('./code-search.ts').then(({ createCodeSearch }) => {
      if (!life.signal.aborted) setCreate(() => createCodeSearch)
    })
    return () => life.abort()
  }, [])
  return create
}
