import { type ReactNode, useId } from 'react'
import type { FacebookPost } from '../content/facebook-posts.ts'
import { ActionBar } from './action-bar.tsx'
import { BESIDE_PHOTO } from './cohort.ts'
import { Comments } from './comments.tsx'
import { Message } from './message.tsx'
import { PostHeader } from './post-header.tsx'
import viewerStyles from './viewer.module.css'
import { words } from './words.ts'

/** A photo and what is said of it. Its time links the photo, not the post. */
export function PhotoViewer({
  post,
  photo,
  closeButton,
}: {
  post: FacebookPost
  photo: string
  closeButton: ReactNode
}) {
  const id = useId()
  const photoPost = { ...post, path: `/photo/?fbid=${photo}&set=a.${post.album}` }
  return (
    <div role="dialog" aria-label={words.photoViewer} className={viewerStyles.theatre}>
      <div role="main" className={viewerStyles.stage}>
        {closeButton}
        <img alt="May be an image of a hill and the sky" src={`/media/photo-${photo}.svg`} />
      </div>
      <div role="complementary" className={viewerStyles.aside}>
        <PostHeader post={photoPost} cohort={BESIDE_PHOTO} headingId={id} timeId={`${id}H1`} />
        <Message id={`${id}H2`} postKey={post.key} text={post.text} cohort={BESIDE_PHOTO} hasWatermarks={false} />
        <ActionBar id={id} post={post} />
        <Comments post={post} />
      </div>
    </div>
  )
}
