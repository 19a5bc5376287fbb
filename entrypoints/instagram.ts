import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script'
import { instagram } from '../utils/platforms/instagram/instagram.ts'
import { runOnSite } from './site-script/run-on-site.ts'

export default defineUnlistedScript(() => runOnSite(instagram))
