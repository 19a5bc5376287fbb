import { readFirstDraft } from '../../components/form/first-draft.ts'
import { App } from '../../components/shell/app.tsx'
import type { AskedAhead } from '../../components/shell/ask-ahead.ts'
import { mount } from '../../components/shell/mount.tsx'
import { readTranslator } from '../../components/ui/translator.tsx'
import { nearestLanguage } from '../../utils/i18n/languages.ts'

/** Shows all screens in the popup: once, when what the first one needs is there, or why it is not. */
export async function showScreens({ host, settled }: AskedAhead): Promise<void> {
  const translator = readTranslator(nearestLanguage(navigator.languages))
  await Promise.allSettled([settled, translator, readFirstDraft(host.send), parsed()])
  mount(<App />, host)
}

/** Resolves when the page has all its elements: its script does not wait for them. */
async function parsed(): Promise<void> {
  if (document.readyState !== 'loading') return
  await new Promise((resolve) => document.addEventListener('DOMContentLoaded', resolve, { once: true }))
}
