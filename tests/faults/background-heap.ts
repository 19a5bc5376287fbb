import type { BrowserContext } from '@playwright/test'

/**
 * What the extension's background keeps alive after garbage collection, in bytes. Its worker has no page through which it
 * could be asked, so it is asked through the browser.
 */
export async function backgroundHeap(context: BrowserContext): Promise<number> {
  const browser = context.browser()
  if (!browser) throw new Error('no browser')
  const session = await browser.newBrowserCDPSession()
  try {
    const { targetInfos } = await session.send('Target.getTargets')
    const worker = targetInfos.find(({ type, url }) => type === 'service_worker' && url.startsWith('chrome-extension:'))
    if (!worker) throw new Error('no background runs')
    const { sessionId } = await session.send('Target.attachToTarget', { targetId: worker.targetId, flatten: false })
    const ask = (id: number, method: string) =>
      new Promise<{ usedSize?: number }>((resolve) => {
        session.on('Target.receivedMessageFromTarget', ({ message }) => {
          const answer = JSON.parse(message) as { id?: number; result?: { usedSize?: number } }
          if (answer.id === id) resolve(answer.result ?? {})
        })
        void session.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method }) })
      })
    await ask(1, 'HeapProfiler.collectGarbage')
    const { usedSize } = await ask(2, 'Runtime.getHeapUsage')
    if (usedSize === undefined) throw new Error('the background does not tell its heap')
    return usedSize
  } finally {
    await session.detach()
  }
}
