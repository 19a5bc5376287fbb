import '../../assets/styles/all.css'
import '../../assets/styles/figures.css'
import { App } from '../../components/shell/app.tsx'
import { createExtensionHost } from '../../components/shell/extension-host.ts'
import { mount } from '../../components/shell/mount.tsx'
import { carryFiles } from './carry-files.ts'

mount(<App />, createExtensionHost({ isPopup: false, carryFiles }))
