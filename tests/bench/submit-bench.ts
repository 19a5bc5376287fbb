import { expect, type Page } from '@playwright/test'
import type { FlagStub } from '../../utils/messages/page-views.ts'
import { ask, type Extension, launchExtension } from '../e2e/chromium/extension.ts'
import { fillForm } from '../e2e/chromium/flag-form.ts'
import { told } from './measured.ts'

const RUNS = 5

/** From the user's submit to the flag safe in the queue. False where the budget is passed. */
export async function submitBench(): Promise<boolean> {
  const extension = await launchExtension()
  try {
    return told('submit → durably queued', await submitDelays(extension), 50)
  } finally {
    await extension.close()
  }
}

/** The background's own time from the message to the answer that says "queued". */
async function submitDelays({ context, page: address }: Extension): Promise<number[]> {
  const times: number[] = []
  for (let n = 0; n < RUNS; n += 1) {
    const form = await context.newPage()
    await form.goto(address('popup.html'))
    const subject = { type: 'account', link: `https://www.facebook.com/some.body.${n}` }
    const { draft } = await ask<{ draft: { id: string } }>(form, 'draft.start', { subject })
    await form.goto('about:blank')
    await form.goto(address(`popup.html#flag/${draft.id}`))
    await fillForm(form, { category: 'Impersonation', language: 'Swahili', country: 'Kenya', note: 'It poses as us.' })
    times.push(await submitTime(form, draft.id))
    expect((await ask<FlagStub[]>(form, 'history.list')).length).toBe(n + 1)
    await form.close()
  }
  return times
}

function submitTime(form: Page, id: string): Promise<number> {
  return form.evaluate(async (draftId) => {
    const { chrome } = globalThis as unknown as { chrome: { runtime: { sendMessage(m: unknown): Promise<unknown> } } }
    const before = performance.now()
    await chrome.runtime.sendMessage({ type: 'draft.submit', payload: { id: draftId } })
    return performance.now() - before
  }, id)
}
