import '../../assets/styles/all.css'
import { WelcomeScreen } from '../../components/connect/welcome-screen.tsx'
import { createExtensionHost } from '../../components/shell/extension-host.ts'
import { mount } from '../../components/shell/mount.tsx'

mount(<WelcomeScreen />, createExtensionHost({ isPopup: false }))
