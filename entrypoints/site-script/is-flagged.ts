import type { ContentCalls } from '../../utils/messages/contract.ts'
import type { Send } from '../../utils/messages/send.ts'
import type { Platform } from '../../utils/platforms/platform.ts'

/** Asks whether a post was flagged before. Its text is read only where that would tell. */
export async function isFlagged(platform: Platform, post: Element, send: Send<ContentCalls>): Promise<boolean> {
  const sketch = platform.sketch(post)
  let known = await send('posts.recognise', { post: sketch, text: null })
  if (known === 'ask_text') {
    const { text, truncated } = platform.read(post)
    known = await send('posts.recognise', { post: sketch, text: { value: text.value ?? '', truncated } })
  }
  return known === 'flagged'
}
