// The few texts that the browser itself shows (name, description, command), as files of its own format.
// Build time only: https://developer.chrome.com/docs/extensions/reference/api/i18n
import { readFileSync } from 'node:fs'
import { UI_LANGUAGES } from './languages.ts'

/**
 * The folder of `_locales` where browsers look for a language, where it isn't its tag: Chrome and its store know
 * Portuguese by its countries only. A folder that Chrome doesn't know (`my`, `ur`) it passes over, Firefox reads it:
 * https://developer.chrome.com/docs/extensions/reference/api/i18n#locales
 */
const FOLDERS: Record<string, string[]> = { pt: ['pt_BR', 'pt_PT'] }

/** The `_locales/…/messages.json` of each delivered language, from the `store` part of its catalogue. */
export function storeMessages(): { path: string; contents: string }[] {
  return UI_LANGUAGES.flatMap(({ tag }) => {
    const catalogue = JSON.parse(readFileSync(`locales/${tag}.json`, 'utf8')) as { store: Record<string, string> }
    const messages = Object.fromEntries(Object.entries(catalogue.store).map(([key, message]) => [key, { message }]))
    const contents = JSON.stringify(messages, null, 2)
    return (FOLDERS[tag] ?? [tag]).map((folder) => ({ path: `_locales/${folder}/messages.json`, contents }))
  })
}
