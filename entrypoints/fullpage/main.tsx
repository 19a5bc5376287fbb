import '../../assets/styles/all.css'
import '../../assets/styles/figures.css'
import { App } from '../../components/shell/app.tsx'
import { createExtensionHost } from '../../components/shell/extension-host.ts'
import { mount } from '../../components/shell/mount.tsx'
import { parseRoute } from '../../components/shell/route.ts'
import { readFirstScreen } from '../../utils/history/first-screen.ts'
import type { Overview } from '../../utils/messages/page-views.ts'
import { carryFiles } from './carry-files.ts'

const isHistory = parseRoute(location.hash).screen === 'history'
const firstScreen = () => readFirstScreen<Overview>(import.meta.env.FIELDFLAG_VERSION)

mount(<App />, createExtensionHost({ isPopup: false, carryFiles, ...(isHistory && { firstScreen }) }))
