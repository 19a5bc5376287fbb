import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react'
import { createFormats, type Formats } from '../../utils/i18n/format.ts'
import type { UiLanguage } from '../../utils/i18n/languages.ts'
import { createTranslator, type Translator } from '../../utils/i18n/translator.ts'

export interface TranslatorWithFormats extends Translator {
  format: Formats
}

const TranslatorContext = createContext<TranslatorWithFormats | null>(null)

const making = new Map<string, Promise<Translator>>()
const atHand = new Map<string, Translator>()

/**
 * The translator of a language, made once while the page lives: asked for before the language of the screens is known
 * for sure, it is at hand when they are first shown. Rejects where the catalogue can't be loaded.
 */
export function readTranslator(language: UiLanguage): Promise<Translator> {
  const known = making.get(language.tag)
  if (known) return known
  const made = createTranslator(language).then((translator) => {
    atHand.set(language.tag, translator)
    return translator
  })
  making.set(language.tag, made)
  return made
}

/**
 * Gives the words of a language to the screens below and sets the document's language and direction.
 * Shows nothing until the first catalogue is there; keeps the old language on screen until the new one is.
 */
export function TranslatorProvider({ language, children }: { language: UiLanguage; children: ReactNode }) {
  const [translator, setTranslator] = useState(() => atHand.get(language.tag) ?? null)
  useEffect(() => {
    const life = new AbortController()
    void readTranslator(language).then((made) => {
      if (!life.signal.aborted) setTranslator(made)
    })
    return () => life.abort()
  }, [language])
  return translator && <TranslatorScope translator={translator}>{children}</TranslatorScope>
}

/** The same for a translator that is at hand. */
export function TranslatorScope({ translator, children }: { translator: Translator; children: ReactNode }) {
  const { tag, formats, direction } = translator.language
  const value = useMemo(
    () => ({ ...translator, format: createFormats(formats, translator.languageNames) }),
    [translator, formats],
  )
  useEffect(() => {
    document.documentElement.lang = tag
    document.documentElement.dir = direction
  }, [tag, direction])
  return <TranslatorContext value={value}>{children}</TranslatorContext>
}

/** The words (`t`), formats and language of the screen. */
export function useTranslator(): TranslatorWithFormats {
  const translator = useContext(TranslatorContext)
  if (!translator) throw new Error('no TranslatorProvider around this component')
  return translator
}
