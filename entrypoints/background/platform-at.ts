import type { PlatformName } from '../../utils/flag/capture.ts'
import { isFacebook } from '../../utils/platforms/facebook/permalink.ts'
import { isInstagram } from '../../utils/platforms/instagram/permalink.ts'

/** The site that an address belongs to. */
export function platformAt(url: string): PlatformName | undefined {
  return isFacebook(url) ? 'facebook' : isInstagram(url) ? 'instagram' : undefined
}
