// `npm start`: everything a newcomer needs to see the main job, ready in a browser; without a display, or with --tour,
// the same as a tour that tells each step as it happens.
import { spawnSync } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import { installMissingBrowsers } from '../e2e/browsers.ts'
import { connectByInvite } from '../e2e/chromium/connect.ts'
import { launchExtension } from '../e2e/chromium/extension.ts'
import { enterDesk } from '../e2e/desk.ts'
import { createReportingApi } from '../e2e/reporting-api.ts'
import { startSites } from '../practice/sites.ts'
import { takeTour } from './tour.ts'

const PICTURES = '.output/tour'
const hasDisplay = process.platform !== 'linux' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY)

// Ends by way of the exit handlers, so that the server goes too.
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(130))

installMissingBrowsers(['chromium'])
const built = spawnSync('wxt', ['build', '-b', 'chrome'], { stdio: ['ignore', 'ignore', 'inherit'] })
if (built.status !== 0) process.exit(built.status ?? 1)

if (process.argv.includes('--tour') || !hasDisplay) await tour()
else await show()

async function tour(): Promise<void> {
  await mkdir(PICTURES, { recursive: true })
  let current = ''
  let number = 0
  try {
    await takeTour({
      isWatched: hasDisplay,
      step(name) {
        number += 1
        current = name
        console.log(`${number}. ${name}`)
      },
      saw: (what) => console.log(`   ✓ ${what}`),
      async picture(page, name) {
        await page.screenshot({ path: `${PICTURES}/${name}.png` })
      },
    })
    console.log(`The tour came true. Pictures: ${PICTURES}/`)
  } catch (error) {
    console.error(`   ✗ failed: ${number}. ${current}`)
    console.error(error)
    process.exitCode = 1
  }
}

/** Opens a real window, connected and on both practice feeds, until it is closed. */
async function show(): Promise<void> {
  const api = await createReportingApi()
  await api.start()
  const sites = await startSites()
  const extension = await launchExtension({ sitesPort: sites.port, headless: false })
  const page = await extension.context.newPage()
  await connectByInvite(page, extension, await api.invite('Practice organisation', 'partner'))
  await page.goto('https://www.instagram.com/')
  const desk = await extension.context.newPage()
  await enterDesk(desk, api)
  const second = await api.invite('Review desk', 'reviewer')
  const feed = await extension.context.newPage()
  await feed.goto('https://www.facebook.com/')
  console.log(
    `Fieldflag is connected to ${api.origin}. Click the flag under a post, decide it in the tab of the review desk. Close the browser to end.`,
  )
  console.log(`A second review is for another reviewer: sign out at the desk and use the invite ${second}`)
  const closed = Promise.withResolvers<void>()
  extension.context.on('close', () => closed.resolve())
  await closed.promise
  await Promise.all([api.discard(), sites.close()])
}
