import { control as am } from '../../locales/am.json'
import { control as ar } from '../../locales/ar.json'
import { control as en } from '../../locales/en.json'
import { control as es } from '../../locales/es.json'
import { control as fa } from '../../locales/fa.json'
import { control as fr } from '../../locales/fr.json'
import { control as my } from '../../locales/my.json'
import { control as pt } from '../../locales/pt.json'
import { control as ru } from '../../locales/ru.json'
import { control as sw } from '../../locales/sw.json'
import { control as uk } from '../../locales/uk.json'
import { control as ur } from '../../locales/ur.json'
import type { UiLanguage } from '../../utils/i18n/languages.ts'
import type { ControlTexts } from '../../utils/messages/contract.ts'

// Static: a service worker can't import at run time, and these few words are all that content scripts get.
const WORDS: Record<string, Omit<ControlTexts, 'language' | 'direction'>> = {
  en,
  ar,
  fr,
  es,
  my,
  pt,
  ru,
  uk,
  am,
  fa,
  ur,
  sw,
}

/** The words of the control in a delivered language. */
export function controlTexts({ tag, direction }: UiLanguage): ControlTexts {
  return { language: tag, direction, ...(WORDS[tag] ?? en) }
}
