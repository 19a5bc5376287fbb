import type { ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { nearestLanguage } from '../../utils/i18n/languages.ts'
import type { Host } from '../ui/host.tsx'
import { createOverviewStore } from '../ui/overview-store.ts'
import { readTaxonomyTexts } from '../ui/taxonomy-texts.ts'
import { readTranslator } from '../ui/translator.tsx'
import { Frame } from './frame.tsx'

/** Shows a screen in the page's `#root`, for as long as the page lives. Throws where the page has none. */
export function mount(screen: ReactNode, host: Host): void {
  const root = document.getElementById('root')
  if (!root) throw new Error('the page has no #root')
  const pageLife = new AbortController()
  const overview = createOverviewStore(host, pageLife.signal)
  readWords()
  createRoot(root).render(
    <Frame host={host} overview={overview}>
      {screen}
    </Frame>,
  )
}

/**
 * The words that are most likely needed, beside the overview and not after it. The language chosen in Fieldflag is known
 * only from the overview: kept where a page can read it at once, it would lie on the disk in the clear.
 */
function readWords(): void {
  const language = nearestLanguage(navigator.languages)
  const reads = [readTranslator(language), readTaxonomyTexts(language.tag)]
  // Who needs them asks again, and is told.
  void Promise.allSettled(reads)
}
