import * as am from '../../locales/am.json'
import * as ar from '../../locales/ar.json'
import * as en from '../../locales/en.json'
import * as es from '../../locales/es.json'
import * as fa from '../../locales/fa.json'
import * as fr from '../../locales/fr.json'
import * as my from '../../locales/my.json'
import * as pt from '../../locales/pt.json'
import * as ru from '../../locales/ru.json'
import * as sw from '../../locales/sw.json'
import * as uk from '../../locales/uk.json'
import * as ur from '../../locales/ur.json'
import type { UiLanguage } from '../../utils/i18n/languages.ts'
import type { ControlTexts, ControlWords } from '../../utils/messages/site-contract.ts'

// Static: a service worker can't import at run time, and these few words are all that content scripts get.
const CATALOGUES = { en, ar, fr, es, my, pt, ru, uk, am, fa, ur, sw }

/** The words of the control in a delivered language. */
export function controlTexts({ tag, direction }: UiLanguage): ControlTexts {
  const { control, stateGroup, state } = CATALOGUES[tag as keyof typeof CATALOGUES] ?? en
  const { flagged } = control
  const stands = (where: string): ControlWords => ({
    word: `${flagged.word} · ${where}`,
    label: `${flagged.label} · ${where}`,
    labelWithAuthor: `${flagged.labelWithAuthor} · ${where}`,
  })
  return {
    language: tag,
    direction,
    ...control,
    received: stands(state.received),
    needs_you: stands(stateGroup.needs_you),
    on_device: stands(stateGroup.on_device),
    with_reviewers: stands(stateGroup.with_reviewers),
    decided: stands(stateGroup.decided),
    closed: stands(stateGroup.closed),
  }
}
