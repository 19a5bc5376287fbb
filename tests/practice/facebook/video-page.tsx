import { type ReactNode, useId } from 'react'
import { type FacebookPost, facebookPosts } from '../content/facebook-posts.ts'
import { ActionBar } from './action-bar.tsx'
import { DIALOG } from './cohort.ts'
import { Comments } from './comments.tsx'
import { Message } from './message.tsx'
import { PostHeader } from './post-header.tsx'
import viewerStyles from './viewer.module.css'
import { words } from './words.ts'

/** The watch page of one video: what is said of it beside it, and links to others that come next. */
export function VideoPage({ post, closeButton }: { post: FacebookPost; closeButton: ReactNode }) {
  const id = useId()
  const next = facebookPosts({ at: 'mixed' }, 24).filter(({ kind, key }) => kind === 'video' && key !== post.key)
  return (
    <div role="main" className={viewerStyles.theatre}>
      <div id="watch_feed" className={viewerStyles.watch}>
        <div className={viewerStyles.stage} data-video-id={post.reel}>
          {closeButton}
          <video muted playsInline preload="none" poster={`/media/photo-${post.reel}.svg`} />
        </div>
        <div className={viewerStyles.aside}>
          <PostHeader post={post} cohort={DIALOG} headingId={id} timeId={`${id}H1`} />
          <Message id={`${id}H2`} postKey={post.key} text={post.text} cohort={DIALOG} hasWatermarks={false} />
          <ActionBar id={id} post={post} />
          <Comments post={post} />
          {next.map(({ key, reel, author }) => (
            <a key={key} href={`/watch/?v=${reel}`} role="link">
              <img alt="" width={120} height={68} src={`/media/wide-${reel}.svg`} />
              <span dir="auto">
                {words.video} · {author.name}
              </span>
            </a>
          ))}
        </div>
      </div>
    </div>
  )
}
