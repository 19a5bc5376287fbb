import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script'
import { facebook } from '../utils/platforms/facebook/facebook.ts'
import { runOnSite } from './site-script/run-on-site.ts'

export default defineUnlistedScript(() => runOnSite(facebook))
