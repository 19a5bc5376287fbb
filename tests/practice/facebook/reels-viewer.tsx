import type { ReactNode } from 'react'
import { type FacebookPost, facebookPosts } from '../content/facebook-posts.ts'
import { shortened } from '../content/shortened.ts'
import { usePostState } from '../page/post-state.ts'
import { profilePath, REEL_CUT } from '../posts.ts'
import { Icon } from './icons.tsx'
import postStyles from './post.module.css'
import viewerStyles from './viewer.module.css'
import { words } from './words.ts'

/** The reels viewer: three clips are mounted, one is seen; no time and no link, only the address names the post. */
export function ReelsViewer({ post, closeButton }: { post: FacebookPost; closeButton: ReactNode }) {
  const next = facebookPosts({ at: 'home' }, 60).filter(({ kind, key }) => kind === 'reel' && key !== post.key)
  return (
    <div role="main" className={viewerStyles.theatre}>
      {closeButton}
      <div className={viewerStyles.clips}>
        {[post, ...next.slice(0, 2)].map((clip) => (
          <Clip key={clip.key} post={clip} />
        ))}
      </div>
    </div>
  )
}

function Clip({ post }: { post: FacebookPost }) {
  const [isOpen, setOpen] = usePostState(`${post.key}-clip`, false)
  const { shown, isCut } = shortened(post.text, REEL_CUT.characters, REEL_CUT.lines)
  return (
    <div className={viewerStyles.stage} data-video-id={post.reel}>
      <video muted playsInline preload="none" poster={`/media/photo-${post.reel}.svg`} />
      <div className={viewerStyles.reelWords}>
        <h2>
          <a href={profilePath({ author: post.author, group: null })} role="link" tabIndex={0}>
            {post.author.name}
          </a>
        </h2>
        <span> · </span>
        <div role="button" tabIndex={0} className={postStyles.follow}>
          {words.follow}
        </div>
        <div dir="auto">
          <span dir="auto">
            {isOpen ? post.text : shown}
            {isCut && !isOpen && (
              <>
                …{' '}
                <div role="button" tabIndex={0} className={postStyles.more} onClick={() => setOpen(true)}>
                  {words.seeMore}
                </div>
              </>
            )}
          </span>
        </div>
      </div>
      <div className={viewerStyles.clipActions}>
        <div aria-label={words.like} role="button" tabIndex={0}>
          <Icon name="like" />
        </div>
        <div aria-label={words.commentLabel} role="button" tabIndex={0}>
          <Icon name="comment" />
        </div>
        <div aria-expanded="false" aria-haspopup="menu" aria-label={words.actions} role="button" tabIndex={0}>
          <Icon name="dots" />
        </div>
      </div>
    </div>
  )
}
