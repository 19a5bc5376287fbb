// The real popup. Playwright does not list it among its pages, so it is reached over the debugging protocol.
import { type CDPSession, expect, type Page } from '@playwright/test'
import { EXTENSION_ID } from './extension.ts'

export interface RealPopup {
  /** Evaluates an expression in the popup; its value must be JSON. */
  evaluate<T>(expression: string): Promise<T>
}

/**
 * Waits for the popup that the background opened, closes it as a click elsewhere would, and waits until it is gone: one
 * that were still opening would count as a form that opened after the next.
 */
export async function closePopup(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const { targetId } = await popupTarget(session)
  await session.send('Target.closeTarget', { targetId })
  // By its id: a tab may show the same address.
  await expect.poll(async () => (await targets(session)).some((one) => one.targetId === targetId)).toBe(false)
  await session.detach()
}

async function targets(session: CDPSession) {
  return (await session.send('Target.getTargets')).targetInfos
}

async function findPopup(session: CDPSession): Promise<{ targetId: string } | undefined> {
  return (await targets(session)).find(({ url }) => url.startsWith(`chrome-extension://${EXTENSION_ID}/popup.html`))
}

async function popupTarget(session: CDPSession): Promise<{ targetId: string }> {
  await expect.poll(() => findPopup(session), { intervals: [20] }).toBeTruthy()
  const target = await findPopup(session)
  if (!target) throw new Error('the popup is gone')
  return target
}

/** Waits for the popup that the background opened, and attaches to it. `page` is any page of the same browser. */
export async function attachToPopup(page: Page): Promise<RealPopup> {
  const session = await page.context().newCDPSession(page)
  const target = await popupTarget(session)
  const { sessionId } = await session.send('Target.attachToTarget', { targetId: target.targetId, flatten: false })
  let calls = 0
  return {
    evaluate<T>(expression: string) {
      calls += 1
      const id = calls
      const { promise, resolve, reject } = Promise.withResolvers<T>()
      const onMessage = ({ message }: { message: string }) => {
        const answer = JSON.parse(message) as {
          id?: number
          result?: { result: { value: T }; exceptionDetails?: unknown }
        }
        if (answer.id !== id) return
        session.off('Target.receivedMessageFromTarget', onMessage)
        if (answer.result?.exceptionDetails || !answer.result) reject(new Error(message))
        else resolve(answer.result.result.value)
      }
      session.on('Target.receivedMessageFromTarget', onMessage)
      const params = { expression, returnByValue: true, awaitPromise: true }
      const message = JSON.stringify({ id, method: 'Runtime.evaluate', params })
      return session.send('Target.sendMessageToTarget', { sessionId, message }).then(() => promise)
    },
  }
}
