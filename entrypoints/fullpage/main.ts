// All that the first screen waits for is asked for at once, beside the scripts that show it and not after them.
import '../../assets/styles/all.css'
import '../../assets/styles/figures.css'
import { parseRoute } from '../../components/shell/route.ts'
import { readTaxonomyFile } from '../../components/ui/read-taxonomy-file.ts'
import { readFirstScreen } from '../../utils/history/read-first-screen.ts'
import { readCatalogue } from '../../utils/i18n/catalogue.ts'
import { nearestLanguage } from '../../utils/i18n/languages.ts'
import type { Overview } from '../../utils/messages/page-views.ts'

const isHistory = parseRoute(location.hash).screen === 'history'
const firstScreen = isHistory ? readFirstScreen<Overview>(import.meta.env.FIELDFLAG_VERSION) : null
const shown = import('./show-screens.tsx')
const { tag } = nearestLanguage(navigator.languages)
// Who needs them asks again, and is told.
void Promise.allSettled([
  isHistory && import('../../components/history/history-screen.tsx'),
  readCatalogue(tag),
  readTaxonomyFile(tag),
])
void shown.then(({ showScreens }) => showScreens(firstScreen))
