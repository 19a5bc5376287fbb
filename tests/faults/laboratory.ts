// One partner with the production extension in a real browser, the real server as its own process, and the line between.
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, type Page } from '@playwright/test'
import { ask, BUILD, clickControl, type Extension, flagControls, launchExtension } from '../e2e/chromium/extension.ts'
import { fillForm, sendFlag } from '../e2e/chromium/flag-form.ts'
import { sitesPort } from '../e2e/chromium/global-setup.ts'
import { closePopup } from '../e2e/chromium/real-popup.ts'
import { createReportingApi, type ReportingApi } from '../e2e/reporting-api.ts'
import { stopBackground } from '../e2e/stop-background.ts'
import { createFaultProxy, type FaultProxy } from './fault-proxy.ts'
import type { StoredFlag } from './perfect-outbox.ts'
import { storedFlags } from './stored-flags.ts'

/** No schedule waits longer for anything; a busy machine may add to it. */
export const PATIENCE_MS = 30_000

/** A screen of the extension, by whose messages the partner acts. Opens again where its browser was ended. */
export interface Device {
  extension: Extension
  /** Asks the background; again where it was ended before it could answer. */
  ask<T>(type: string, payload?: unknown): Promise<T>
  page(): Promise<Page>
  /** Ends the background as the browser does with one that is idle, or that failed. */
  killWorker(): Promise<void>
  /** Ends the browser (`close` politely, `kill` as in a power cut) and starts it again; `between` runs while it is down. */
  restart(how: 'close' | 'kill', between?: () => Promise<void>): Promise<void>
  close(): Promise<void>
}

export interface Laboratory {
  api: ReportingApi
  proxy: FaultProxy
  device: Device
  connect(): Promise<void>
  /** Flags a post of a practice timeline as a person does, by control and form; resolves to the post's link. */
  flagByForm(): Promise<string>
  /** Puts a new version of the extension over the running one. */
  update(): Promise<void>
  /** A second browser on a copy of the profile: the same account, and the same flags waiting. */
  copyDevice(): Promise<Device>
  storedFlags(): StoredFlag[]
  /** Keeps every other process from writing to the server's database until it is called again. */
  lockServerDatabase(): () => void
  [Symbol.asyncDispose](): Promise<void>
}

/** Starts everything; the partner is connected. */
export async function openLaboratory(): Promise<Laboratory> {
  await using rooms = new AsyncDisposableStack()
  const folder = await mkdtemp(join(tmpdir(), 'fieldflag-faults-'))
  rooms.defer(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }))
  const held: { api?: ReportingApi } = {}
  const proxy = await createFaultProxy(() => held.api?.origin ?? '')
  rooms.defer(() => proxy.close())
  // No real partner comes near this; the laboratory must not meet the limit by its haste.
  const api = await createReportingApi({ PUBLIC_URL: proxy.origin, RATE_LIMIT_TOKEN: '100000' })
  rooms.defer(() => api.discard())
  held.api = api
  // A folder of its own, so that a new version can be put into it.
  const build = join(folder, 'extension')
  const profile = join(folder, 'profile')
  await Promise.all([api.start(), cp(BUILD, build, { recursive: true }), allowReload(profile)])
  const device = await openDevice({ profile, folder: build })
  rooms.defer(() => device.close())

  const laboratory: Laboratory = {
    api,
    proxy,
    device,
    async connect() {
      const link = await api.invite('Bonde Rights Monitor', 'partner')
      expect(await device.ask('connection.accept', { link })).toMatchObject({ ok: true })
    },
    async flagByForm() {
      const feed = await device.extension.context.newPage()
      // Its links are clear: one that must be revealed first may not be found within a second on a busy machine.
      await feed.goto('https://www.facebook.com/AkhbarZaytariyya')
      await expect.poll(async () => (await flagControls(feed)).length).toBeGreaterThan(1)
      const control = (await flagControls(feed))[1]
      if (!control) throw new Error('no control')
      await clickControl(feed, control)
      await closePopup(feed)
      const form = await device.extension.context.newPage()
      await form.goto(device.extension.page('popup.html'))
      await fillForm(form, { category: 'Direct threat', language: 'Swahili', country: 'Kenya', note: 'The house.' })
      await sendFlag(form)
      await Promise.all([form.close(), feed.close()])
      const [flag] = await device.ask<{ link: string }[]>('history.list')
      if (!flag) throw new Error('history is empty')
      return flag.link
    },
    async update() {
      const file = join(build, 'manifest.json')
      const manifest = JSON.parse(await readFile(file, 'utf8')) as { version: string }
      const [major, minor, patch] = manifest.version.split('.')
      const version = `${major}.${minor}.${Number(patch) + 1}`
      await writeFile(file, JSON.stringify({ ...manifest, version }))
      const page = await device.page()
      const gone = page.waitForEvent('close')
      // The page goes with the old version, mostly before it could answer.
      await page
        .evaluate(() => {
          const { chrome } = globalThis as unknown as { chrome: { runtime: { reload(): void } } }
          chrome.runtime.reload()
        })
        .catch((error: unknown) => {
          if (!isEnded(error)) throw error
        })
      await gone
      const opened = await device.page()
      expect(await opened.evaluate(runningVersion)).toBe(version)
    },
    async copyDevice() {
      const copy = join(folder, `copy-${Date.now()}`)
      // Chromium's locks are links to this machine and process.
      const copyProfile = () => cp(profile, copy, { recursive: true, filter: (path) => !/Singleton/.test(path) })
      await device.restart('kill', copyProfile)
      return openDevice({ profile: copy, folder: build })
    },
    storedFlags: () => storedFlags(api.dataFolder),
    lockServerDatabase() {
      // The server may be writing just now.
      const locking = new DatabaseSync(join(api.dataFolder, 'fieldflag.sqlite'), { timeout: 5_000 })
      locking.exec('begin immediate')
      return () => {
        locking.exec('rollback')
        locking.close()
      }
    },
    async [Symbol.asyncDispose]() {
      await kept.disposeAsync()
    },
  }
  await laboratory.connect()
  const kept = rooms.move()
  return laboratory
}

function runningVersion(): string {
  const { chrome } = globalThis as unknown as { chrome: { runtime: { getManifest(): { version: string } } } }
  return chrome.runtime.getManifest().version
}

/** Chromium loads an unpacked extension again only where its developer mode is on. */
async function allowReload(profile: string): Promise<void> {
  await mkdir(join(profile, 'Default'), { recursive: true })
  const preferences = { extensions: { ui: { developer_mode: true } } }
  await writeFile(join(profile, 'Default', 'Preferences'), JSON.stringify(preferences))
}

async function openDevice({ profile, folder }: { profile: string; folder: string }): Promise<Device> {
  const launch = () => launchExtension({ profile, folder, sitesPort: sitesPort() })
  let open: Page | undefined
  let starting: Promise<void> | undefined
  const device: Device = {
    extension: await launch(),
    async page() {
      await starting
      if (open && !open.isClosed()) return open
      // Right after a reload the extension's pages are not there yet.
      await expect
        .poll(
          async () => {
            open = await device.extension.context.newPage()
            const answered = await open.goto(device.extension.page('fullpage.html#history')).catch(() => null)
            if (!answered) await open.close()
            return answered !== null
          },
          { timeout: 30_000 },
        )
        .toBe(true)
      if (!open) throw new Error('no page')
      return open
    },
    async ask<T>(type: string, payload: unknown = null): Promise<T> {
      let last: unknown
      for (let tries = 0; tries < 5; tries += 1) {
        try {
          return await ask<T>(await device.page(), type, payload)
        } catch (error) {
          last = error
          if (!isEnded(error)) throw error
        }
      }
      throw last
    },
    async killWorker() {
      await stopBackground(await device.page())
    },
    async restart(how, between) {
      starting = (async () => {
        await device.extension[how]()
        await between?.()
        device.extension = await launch()
      })()
      await starting
    },
    close: () => device.extension.close(),
  }
  return device
}

/** The background, its page or its browser ended while it was asked. */
export function isEnded(error: unknown): boolean {
  const ended = /closed|destroyed|detached|message port|message channel|receiving end|undefined|Target crashed/i
  return error instanceof Error && ended.test(error.message)
}
