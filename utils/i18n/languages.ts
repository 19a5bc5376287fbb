// The languages that the extension itself speaks. What posts may be written in is a separate, longer list.

/** A delivered language: BCP 47 tag, its name in itself, and its direction. */
export interface UiLanguage {
  tag: string
  /** The tag with what numbers and times need besides: region, digits. For `Intl`. */
  formats: string
  name: string
  direction: 'ltr' | 'rtl'
}

export const UI_LANGUAGES = [
  { tag: 'en', formats: 'en-GB', name: 'English', direction: 'ltr' },
  { tag: 'ar', formats: 'ar-u-nu-arab', name: 'العربية', direction: 'rtl' },
  { tag: 'fr', formats: 'fr', name: 'Français', direction: 'ltr' },
  { tag: 'es', formats: 'es', name: 'Español', direction: 'ltr' },
  { tag: 'my', formats: 'my', name: 'မြန်မာ', direction: 'ltr' },
  { tag: 'pt', formats: 'pt', name: 'Português', direction: 'ltr' },
  { tag: 'ru', formats: 'ru', name: 'Русский', direction: 'ltr' },
  { tag: 'uk', formats: 'uk', name: 'Українська', direction: 'ltr' },
  { tag: 'am', formats: 'am', name: 'አማርኛ', direction: 'ltr' },
  { tag: 'fa', formats: 'fa', name: 'فارسی', direction: 'rtl' },
  { tag: 'ur', formats: 'ur', name: 'اردو', direction: 'rtl' },
  { tag: 'sw', formats: 'sw', name: 'Kiswahili', direction: 'ltr' },
] as const satisfies UiLanguage[]

/**
 * The delivered language nearest to what is wanted: each wanted BCP 47 tag in turn, by its language part;
 * English where none is delivered.
 */
export function nearestLanguage(wanted: readonly string[]): UiLanguage {
  for (const tag of wanted) {
    const language = tag.toLowerCase().split('-')[0]
    const found = UI_LANGUAGES.find((candidate) => candidate.tag === language)
    if (found) return found
  }
  return UI_LANGUAGES[0]
}
