import type { Permalink } from './permalink.ts'

/** The one address of a comment, or of a reply; null where the address names none. Parsing it gives the same ids. */
export function commentLink({ platform, canonicalUrl, commentId, replyCommentId }: Permalink): string | null {
  if (!commentId) return null
  if (platform === 'instagram') {
    return `${canonicalUrl}c/${commentId}/${replyCommentId ? `r/${replyCommentId}/` : ''}`
  }
  const url = new URL(canonicalUrl)
  url.searchParams.set('comment_id', commentId)
  if (replyCommentId) url.searchParams.set('reply_comment_id', replyCommentId)
  return url.href
}
