import { App } from '../../components/shell/app.tsx'
import { createExtensionHost } from '../../components/shell/extension-host.ts'
import { mount } from '../../components/shell/mount.tsx'
import type { FirstScreen } from '../../utils/history/first-screen.ts'
import type { Overview } from '../../utils/messages/page-views.ts'
import { carryFiles } from './carry-files.ts'

/** Shows all screens in the page. `firstScreen`: what is read of the history, where the page opened on it. */
export function showScreens(firstScreen: Promise<FirstScreen<Overview> | null> | null): void {
  mount(
    <App />,
    createExtensionHost({ isPopup: false, carryFiles, ...(firstScreen && { firstScreen: () => firstScreen }) }),
  )
}
