// The extension's words at run time: one translator for each language, made anew when the partner changes it.
import { createInstance } from 'i18next'
import { type Catalogue, readCatalogue } from './catalogue.ts'
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

/**
 * A translator for a delivered language. Plural forms follow `Intl.PluralRules`.
 * Rejects where the catalogue can't be loaded, or the language is none that is delivered.
 */
export async function createTranslator(language: UiLanguage): Promise<Translator> {
  return translatorOf(language, await readCatalogue(language.tag))
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
  const t: Translate = (key, values) => (values ? null : asItStands(catalogue, key)) ?? instance.t(key, { ...values })
  return { language, languageNames, unreviewed, t }
}

/** A text in which nothing is put in; null for others. i18next takes so long to find one that a screen waits for it. */
function asItStands(catalogue: Catalogue, key: string): string | null {
  let found: unknown = catalogue
  for (const part of key.split('.')) found = (found as Record<string, unknown> | undefined)?.[part]
  return typeof found === 'string' && !found.includes('{{') && !found.includes('$t(') ? found : null
}
