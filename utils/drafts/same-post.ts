import type { Capture, KeptCapture, PostIds } from '../flag/capture.ts'
import { isTextAsSent } from '../flag/text-as-sent.ts'

/**
 * True where both captures show one post: the same link, or, while a link is not sure, the same author and text and no id
 * that tells them apart. What a category stripped from the older one can't be compared.
 */
export function samePost(older: KeptCapture | null, newer: Capture): boolean {
  if (!older || older.platform !== newer.platform) return false
  const links = [older.permalink, newer.permalink]
  if (links[0]?.value && links[0].value === links[1]?.value) return true
  // A link that was worked out from other numbers may be another form of the same post's.
  if (links.every((link) => link?.value && link.sure === 'yes')) return false
  if (differ(numberOf(older.ids), numberOf(newer.ids)) || differ(older.ids?.photo, newer.ids.photo)) return false
  if (newer.author.value === null || newer.text.value === null) return false
  // What a category had written otherwise is the same text still.
  const sameText = older.text?.value != null && isTextAsSent(older.text.value, newer.text.value)
  return sameText && older.author?.value === newer.author.value
}

/** The post's number; a `pfbid…` rotates and tells nothing apart. */
function numberOf(ids: PostIds | undefined): string | undefined {
  return ids?.numericPost ?? (/^\d+$/.test(ids?.post ?? '') ? ids?.post : undefined)
}

function differ(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && other !== undefined && one !== other
}
