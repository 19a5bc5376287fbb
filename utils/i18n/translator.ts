// The extension's words at run time: one translator for each language, made anew when the partner changes it.
import { createInstance } from 'i18next'
import type { UiLanguage } from './languages.ts'
import type { TextKey } from './text-key.ts'

/** What stands in a text's `{{name}}` places; `count` also chooses the plural form. */
export type TextValues = Record<string, string | number>

/** The words of one key, in the translator's language. */
export type Translate = (key: TextKey, values?: TextValues) => string

export interface Translator {
  language: UiLanguage
  t: Translate
  /** Names of languages by BCP 47 tag, for `createFormats`. */
  languageNames: Record<string, string>
  /** What the catalogue says of itself, in English, while no speaker has signed it off; null afterwards. */
  unreviewed: string | null
}

/** What is used of a `locales/*.json`. */
export interface Catalogue {
  /** `source` and `reviewed` catalogues are what people wrote or signed off; `note` tells who, or how it came to be. */
  review: { status: string; note: string }
  languageName: Record<string, string>
}

/**
 * The catalogues, each fetched when its language is wanted. Without import attributes: bundled, a catalogue is a
 * script, which the browser refuses to load as JSON.
 */
const loadCatalogue: Record<string, () => Promise<{ default: Catalogue }>> = {
  en: () => import('../../locales/en.json'),
  ar: () => import('../../locales/ar.json'),
  fr: () => import('../../locales/fr.json'),
  es: () => import('../../locales/es.json'),
  my: () => import('../../locales/my.json'),
  pt: () => import('../../locales/pt.json'),
  ru: () => import('../../locales/ru.json'),
  uk: () => import('../../locales/uk.json'),
  am: () => import('../../locales/am.json'),
  fa: () => import('../../locales/fa.json'),
  ur: () => import('../../locales/ur.json'),
  sw: () => import('../../locales/sw.json'),
}

/**
 * A translator for a delivered language. Plural forms follow `Intl.PluralRules`.
 * Rejects where the catalogue can't be loaded, or the language is none that is delivered.
 */
export async function createTranslator(language: UiLanguage): Promise<Translator> {
  const catalogue = await loadCatalogue[language.tag]?.()
  if (!catalogue) throw new RangeError(`no catalogue for ${language.tag}`)
  return translatorOf(language, catalogue.default)
}

/** The same from a catalogue that was read already, as the server does. */
export async function translatorOf(language: UiLanguage, catalogue: Catalogue): Promise<Translator> {
  const instance = createInstance()
  await instance.init({
    lng: language.tag,
    resources: { [language.tag]: { translation: catalogue } },
    // React and `hono/html` escape what they render.
    interpolation: { escapeValue: false },
  })
  const numbers = new Intl.NumberFormat(language.formats)
  instance.services.formatter?.add('number', (value: number) => numbers.format(value))
  const { languageName: languageNames, review } = catalogue
  const unreviewed = review.status === 'machine-draft' ? review.note : null
  return { language, languageNames, unreviewed, t: (key, values) => instance.t(key, { ...values }) }
}
