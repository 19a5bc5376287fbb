import { siteChange as ar } from '../../locales/ar.json'
import { siteChange as en } from '../../locales/en.json'
import type { PlatformName } from '../../utils/flag/capture.ts'

// Static, as the words of the control are: a service worker can't import at run time.
const WORDS: Record<string, Record<PlatformName, string>> = { en: en.title, ar: ar.title }

/** What the icon says of a site that has changed, in a delivered language. */
export function siteChangedTitle(site: PlatformName, language: string): string {
  return (WORDS[language] ?? en.title)[site]
}
