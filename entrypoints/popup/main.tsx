import '../../assets/styles/all.css'
import { readFirstDraft } from '../../components/form/first-draft.ts'
import { App } from '../../components/shell/app.tsx'
import { createExtensionHost } from '../../components/shell/extension-host.ts'
import { mount } from '../../components/shell/mount.tsx'

const host = createExtensionHost({ isPopup: true })
void readFirstDraft(host.send)
mount(<App />, host)
