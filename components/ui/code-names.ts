// Names of languages and countries beside those that the browser has: assets that are read when a screen needs them.
import { useEffect, useState } from 'react'
import countries from '../../assets/codes/countries.json?url'
import languages from '../../assets/codes/languages.json?url'
import { readAsset } from './read-asset.ts'

const FILES = { language: languages, country: countries }
/** BCP 47 languages, or ISO 3166-1 countries. */
export type CodeKind = keyof typeof FILES

/**
 * Names by code, `; ` between several. `named` and `rest` are English: what Unicode's CLDR 48 and the IANA subtag registry
 * of 2025-08-25 say (https://www.iana.org/assignments/language-subtag-registry), all that is not deprecated, for one's own
 * use, or a family of languages. `rest` has no name in CLDR, so browsers name none of it.
 */
export interface CodeNames {
  named: Record<string, string>
  rest: Record<string, string>
  /** In the language itself, or in those of the country, from CLDR. */
  own: Record<string, string>
}

/** The names of a kind; null while they are not wanted yet, or being read. */
export function useCodeNames(kind: CodeKind, isWanted: boolean): CodeNames | null {
  const [names, setNames] = useState<CodeNames | null>(null)
  useEffect(() => {
    if (!isWanted) return
    const life = new AbortController()
    void readAsset<CodeNames>(FILES[kind]).then((found) => {
      if (!life.signal.aborted) setNames(found)
    })
    return () => life.abort()
  }, [kind, isWanted])
  return names
}

/** The browser's name of a code, or the English one where it has none; the code itself where nobody names it. */
export function nameOfCode(code: string, nameOf: (code: string) => string, names: CodeNames | null): string {
  const known = nameOf(code)
  return known === code ? (firstName(names?.named[code] ?? names?.rest[code]) ?? code) : known
}

/** The first of several names. */
export function firstName(several: string | undefined): string | undefined {
  return several?.split('; ')[0]
}
