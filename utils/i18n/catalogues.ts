// The words of each delivered language, apart from what makes sentences of them: a page can fetch them before that is there.

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
const CATALOGUES: Record<string, () => Promise<{ default: Catalogue }>> = {
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
 * The catalogue of a delivered language (BCP 47 tag), read once while the page lives.
 * Rejects where it can't be loaded, or the language is none that is delivered.
 */
export async function loadCatalogue(tag: string): Promise<Catalogue> {
  const catalogue = await CATALOGUES[tag]?.()
  if (!catalogue) throw new RangeError(`no catalogue for ${tag}`)
  return catalogue.default
}
