import type { FacebookPost } from '../content/facebook-posts.ts'
import { countWords } from '../page/age-words.ts'
import { usePostState } from '../page/post-state.ts'
import { switches } from '../page/switches.ts'
import { useTicks } from '../page/ticks.ts'
import frameStyles from './frame.module.css'
import { Icon } from './icons.tsx'
import postStyles from './post.module.css'
import { words } from './words.ts'

/** Reactions, counts, and the three buttons Like, Comment, Share. */
export function ActionBar({ id, post, isMarked = true }: { id: string; post: FacebookPost; isMarked?: boolean }) {
  const ticks = useTicks(switches.churn)
  const mark = (role: string) => (isMarked ? role : undefined)
  const [isLiked, setLiked] = usePostState(post.key, false)
  const reactions = countWords(post.reactions + ticks + (isLiked ? 1 : 0))
  return (
    <div>
      <div className={postStyles.counts}>
        <span aria-label={words.reactions} role="toolbar">
          <span id={`${id}H5`} className={postStyles.reaction}>
            <Icon name="like" size={11} />
          </span>
        </span>
        <div role="button" tabIndex={0} className={postStyles.count}>
          <div className={frameStyles.unseen}>{words.allReactions}</div>
          {/* A new node each time, as the site does it. */}
          <span key={ticks} aria-hidden="true">
            {reactions}
          </span>
          <span className={frameStyles.unseen}>{reactions}</span>
        </div>
        {post.comments.length > 0 && (
          <div id={`${id}H4`} role="button" tabIndex={0}>
            <span dir="auto">{words.commentCount(post.comments.length)}</span>
          </div>
        )}
      </div>
      <div className={postStyles.bar}>
        <div
          aria-label={words.like}
          aria-pressed={isLiked}
          role="button"
          tabIndex={0}
          onClick={() => setLiked(!isLiked)}
        >
          <Icon name="like" />
          <span data-ad-rendering-role={mark('like_button')}>{words.like}</span>
        </div>
        <div aria-label={words.commentLabel} role="button" tabIndex={0}>
          <Icon name="comment" />
          <span data-ad-rendering-role={mark('comment_button')}>{words.comment}</span>
        </div>
        <div aria-label={words.shareLabel} role="button" tabIndex={0}>
          <Icon name="share" />
          <span data-ad-rendering-role={mark('share_button')}>{words.share}</span>
        </div>
      </div>
    </div>
  )
}
