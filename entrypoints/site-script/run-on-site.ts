import { removeOtherCopies } from '../../utils/flag-control/other-copies.ts'
import { startFlagging } from '../../utils/flag-control/start-flagging.ts'
import { watchEmptyPage } from '../../utils/flag-control/watch-empty-page.ts'
import { type Answer, CallError, createSend, OrphanedError } from '../../utils/messages/send.ts'
import type { ContentCalls, TabCalls } from '../../utils/messages/site-contract.ts'
import { pageStructure } from '../../utils/platforms/page-structure.ts'
import type { Platform } from '../../utils/platforms/platform.ts'
import { flagPost } from './flag-post.ts'
import { markOfPost } from './mark-of-post.ts'
import { pageRuntime } from './page-runtime.ts'
import { takeOver } from './take-over.ts'

/**
 * What runs in a page of one site: a control on each post, the capture at a click, the keyboard command.
 * Says nothing to the page. Ends when the extension is updated or removed under it.
 */
export function runOnSite(platform: Platform): void {
  const { runtime, openRoot } = pageRuntime()
  const send = createSend<ContentCalls>(runtime)
  const lifetime = takeOver()
  const { signal } = lifetime

  const orphaned = (post: Element | null) => {
    if (!signal.aborted) flagging.sayReload(post)
    lifetime.abort()
  }
  const settle = async <T>(work: Promise<T>, post: Element | null = null): Promise<T | undefined> => {
    try {
      return await work
    } catch (error) {
      if (error instanceof OrphanedError) orphaned(post)
      // A refusal is the background's own answer; it says why on its own screens, which the page can't see.
      else if (!(error instanceof CallError)) throw error
      return undefined
    }
  }

  // Run in a page that was already there: an earlier copy may have left its controls.
  if (document.body) removeOtherCopies(document, openRoot)
  const flagging = startFlagging({
    platform,
    window,
    onFlag: (post) => {
      if (!runtime.id) return orphaned(post)
      void settle(flagPost({ platform, post, send, signal }), post)
    },
    onNear: () => {
      // Where that is over, the click says so.
      if (runtime.id) void settle(send('wake'))
    },
    onChange: () => {
      if (!runtime.id) orphaned(null)
    },
    recognise: async (post) => (await settle(markOfPost(platform, post, send))) ?? null,
    signal,
  })
  watchEmptyPage({
    platform,
    page: document,
    hasPosts: flagging.hasPosts,
    changed: () => void settle(send('site.changed', { platform: platform.name })),
    gone: (url) => void settle(send('post.gone', { url })),
    signal,
  })
  void settle(send('control.texts').then((texts) => flagging.speak(texts)))
  const askFlagged = () => {
    if (!document.hidden) void settle(send('posts.flagged').then((flagged) => flagging.recognise(flagged)))
  }
  askFlagged()
  addEventListener('visibilitychange', askFlagged, { capture: true, signal })

  const answers: { [K in keyof TabCalls]: (payload: TabCalls[K]['in']) => TabCalls[K]['out'] } = {
    'command.flag': () => flagging.flagAtPointer(),
    'page.address': () => location.href,
    'posts.changed': () => {
      askFlagged()
      return null
    },
    'page.structure': (words) => pageStructure(document, platform, words),
  }
  const listener = (message: unknown, _: unknown, respond: (answer: Answer<unknown>) => void) => {
    // Only our own background's: pages can't send here, and no other extension is listened to.
    const { type, payload } = message as {
      [K in keyof TabCalls]: { type: K; payload: TabCalls[K]['in'] }
    }[keyof TabCalls]
    const answer = answers[type] as ((payload: unknown) => unknown) | undefined
    if (answer) respond({ ok: true, value: answer(payload) })
  }
  runtime.onMessage.addListener(listener)
  signal.addEventListener('abort', () => runtime.onMessage.removeListener(listener))
  addEventListener('online', () => void settle(send('line.online')), { signal })
}
