import { createContext, type ReactNode, useContext } from 'react'
import type { FirstScreen } from '../../utils/history/first-screen.ts'
import type { Notices, PageCalls } from '../../utils/messages/page-contract.ts'
import type { Carried, Overview } from '../../utils/messages/page-views.ts'
import type { Send } from '../../utils/messages/send.ts'

/** The right to run on the two sites, in browsers where the user can take it away. */
export interface SiteAccess {
  isGranted(): Promise<boolean>
  /** Asks the user; only works within a click. */
  request(): Promise<boolean>
}

/** The right to show the browser's own notifications, which the user can give and take back. */
export interface NotificationAccess {
  isGranted(): Promise<boolean>
  /** Asks the user; only works within a click. */
  request(): Promise<boolean>
  giveBack(): Promise<void>
}

/** The commands that the manifest names. */
export type CommandName = 'flag-post' | 'quick-flag'

/** The keys of the commands, which the user can change or take away in the browser at any time. */
export interface Shortcuts {
  /** As the browser writes them (`Alt+Shift+F`, on a Mac `⌥⇧F`); empty where none are set. */
  read(command: CommandName): Promise<string>
  /** The browser's own page where they are set. Pages can't link there. */
  page: string
}

/** What a file holds that is carried by hand. */
export type CarriedContent = Pick<Carried, 'flags' | 'events'>

/** Makes and opens files of what waits. Each call takes some seconds of hard work: that is what protects the file. */
export interface CarryFiles {
  /** Bytes; nothing larger is one of ours. */
  limit: number
  seal(carried: CarriedContent, passphrase: string): Promise<Uint8Array<ArrayBuffer>>
  open(
    file: Uint8Array,
    passphrase: string,
  ): Promise<({ ok: true; damaged: number } & CarriedContent) | { ok: false; why: 'wrong_passphrase' | 'foreign_file' }>
}

/** All that the screens may do outside of themselves. Tests hand in their own. */
export interface Host {
  send: Send<PageCalls>
  /** Calls back at each notice that something changed, until the signal aborts. */
  onChanged(listener: (change: Notices['changed']) => void, signal: AbortSignal): void
  /** Opens one of the extension's own pages (`/fullpage.html#history`) or a web address in a tab. */
  openTab(address: string): Promise<void>
  /** Tells the background that a form shows this draft, until the returned function is called or the page goes. */
  holdForm(draftId: string): () => void
  /** True where the screen is the popup, which closes when it loses focus. */
  isPopup: boolean
  /** Only where the browser lets the user take the sites away. */
  siteAccess?: SiteAccess
  notificationAccess: NotificationAccess
  shortcuts: Shortcuts
  /** Only on the full page. */
  carryFiles?: CarryFiles
  /** Where the page opened on the history: what was kept of it, to be shown until the background answers. Never rejects. */
  firstScreen?: () => Promise<FirstScreen<Overview> | null>
}

const HostContext = createContext<Host | null>(null)

export function HostProvider({ host, children }: { host: Host; children: ReactNode }) {
  return <HostContext value={host}>{children}</HostContext>
}

export function useHost(): Host {
  const host = useContext(HostContext)
  if (!host) throw new Error('no HostProvider around this component')
  return host
}
