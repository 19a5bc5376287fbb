import type { Send } from '../../utils/messages/send.ts'
import type { ContentCalls, PostMark } from '../../utils/messages/site-contract.ts'
import type { Platform } from '../../utils/platforms/platform.ts'

/** Asks where the flag of a post stands; null where it was not flagged. Its text is read only where that would tell. */
export async function markOfPost(
  platform: Platform,
  post: Element,
  send: Send<ContentCalls>,
): Promise<PostMark | null> {
  const sketch = platform.sketch(post)
  let known = await send('posts.recognise', { post: sketch, text: null })
  if (known === 'ask_text') {
    const { text, truncated } = platform.read(post)
    known = await send('posts.recognise', { post: sketch, text: { value: text.value ?? '', truncated } })
  }
  return known as PostMark | null
}
