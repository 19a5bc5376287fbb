import { browser } from 'wxt/browser'
import type { SiteAccess } from '../ui/host.tsx'

const ORIGINS = ['https://www.facebook.com/*', 'https://web.facebook.com/*', 'https://www.instagram.com/*']

/**
 * The right to run on the two sites in Firefox, where users can take it away at any time; null in other browsers,
 * whose content scripts hold it by the manifest: https://extensionworkshop.com/documentation/develop/manifest-v3-migration-guide/
 */
export function firefoxSiteAccess(): SiteAccess | null {
  if (location.protocol !== 'moz-extension:') return null
  return {
    isGranted: () => browser.permissions.contains({ origins: ORIGINS }),
    request: () => browser.permissions.request({ origins: ORIGINS }),
  }
}
