// Asks for all that the form waits for, then fetches the screens, which take longer to come than the answers.
import '../../assets/styles/all.css'
import { askAhead } from '../../components/shell/ask-ahead.ts'
import { createExtensionHost } from '../../components/shell/extension-host.ts'
import { readCatalogue } from '../../utils/i18n/catalogue.ts'
import { nearestLanguage } from '../../utils/i18n/languages.ts'

const ahead = askAhead(createExtensionHost({ isPopup: true }))
// The screens read it themselves, and are told where it fails.
readCatalogue(nearestLanguage(navigator.languages).tag).catch(() => undefined)
void import('./screens.tsx').then(({ showScreens }) => showScreens(ahead))
