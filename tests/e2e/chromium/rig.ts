// One partner at one service: server behind a line that can break, browser with the extension, practice sites.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { createLine, type Line } from '../line.ts'
import { createReportingApi, type ReportingApi } from '../reporting-api.ts'
import { ask, clickControl, type Extension, flagControls, launchExtension } from './extension.ts'
import { sitesPort } from './global-setup.ts'
import { closePopup } from './real-popup.ts'

export interface Rig {
  api: ReportingApi
  line: Line
  extension: Extension
  /** Ends the browser (`close` politely, `kill` as in a power cut) and starts it again with the same profile. */
  restart(how: 'close' | 'kill'): Promise<void>
  /** A page of the extension in a tab, 400 px wide as the popup is. */
  open(path: string): Promise<Page>
  /** Connects without the screens; their own test is elsewhere. */
  connect(): Promise<void>
  /** Opens a practice feed and clicks the control of its nth post: the popup opens. Resolves to the feed's page. */
  clickPost(feed: string, n: number): Promise<Page>
  /** The same, and closes the popup again, so that the draft can be driven in a tab. */
  flagPost(feed: string, n: number): Promise<Page>
  [Symbol.asyncDispose](): Promise<void>
}

/** Sets everything up; the API is started, with `environment` on top of its own. */
export async function createRig(environment: Record<string, string> = {}): Promise<Rig> {
  await using rooms = new AsyncDisposableStack()
  const held: { api?: ReportingApi } = {}
  const line = await createLine(() => held.api?.origin ?? '')
  rooms.defer(() => line.close())
  const api = await createReportingApi({ PUBLIC_URL: line.origin, ...environment })
  rooms.defer(() => api.discard())
  held.api = api
  await api.start()
  const profile = await mkdtemp(join(tmpdir(), 'fieldflag-profile-'))
  rooms.defer(() => rm(profile, { recursive: true, force: true, maxRetries: 5 }))
  const launch = () => launchExtension({ profile, sitesPort: sitesPort() })
  const rig: Rig = {
    api,
    line,
    extension: await launch(),
    async restart(how) {
      await rig.extension[how]()
      rig.extension = await launch()
    },
    async open(path) {
      const page = await rig.extension.context.newPage()
      await page.setViewportSize({ width: 400, height: 600 })
      await page.goto(rig.extension.page(path))
      return page
    },
    async connect() {
      const page = await rig.open('popup.html')
      const link = await api.invite('Bonde Rights Monitor', 'partner')
      expect(await ask(page, 'connection.accept', { link })).toMatchObject({ ok: true })
      await page.close()
    },
    async clickPost(feed, n) {
      const page = await rig.extension.context.newPage()
      await page.goto(feed)
      await expect.poll(async () => (await flagControls(page)).length, { intervals: [50, 100, 200] }).toBeGreaterThan(n)
      const control = (await flagControls(page))[n]
      if (!control) throw new Error('no such control')
      await clickControl(page, control)
      return page
    },
    async flagPost(feed, n) {
      const page = await rig.clickPost(feed, n)
      await closePopup(page)
      return page
    },
    async [Symbol.asyncDispose]() {
      await rig.extension.close()
      await kept.disposeAsync()
    },
  }
  const kept = rooms.move()
  return rig
}
