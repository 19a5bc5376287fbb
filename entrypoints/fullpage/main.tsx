import '../../assets/styles/all.css'
import '../../assets/styles/figures.css'
import { App } from '../../components/shell/app.tsx'
import { createExtensionHost } from '../../components/shell/extension-host.ts'
import { mount } from '../../components/shell/mount.tsx'

/** A large library, fetched only where somebody makes or opens a file. */
async function carryFiles() {
  const { CARRY_FILE_LIMIT, openCarryFile, sealCarryFile } = await import('../../utils/api/carry-file.ts')
  return { limit: CARRY_FILE_LIMIT, seal: sealCarryFile, open: openCarryFile }
}

mount(<App />, createExtensionHost({ isPopup: false, carryFiles }))
