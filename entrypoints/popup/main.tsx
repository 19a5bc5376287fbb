import '../../assets/styles/all.css'
import { App } from '../../components/shell/app.tsx'
import { createExtensionHost } from '../../components/shell/extension-host.ts'
import { mount } from '../../components/shell/mount.tsx'

mount(<App />, createExtensionHost({ isPopup: true }))
