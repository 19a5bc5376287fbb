import { memo, type RefCallback, useId } from 'react'
import type { FacebookPost } from '../content/facebook-posts.ts'
import { useHydration } from '../page/hydration.ts'
import { ActionBar } from './action-bar.tsx'
import { Attachment } from './attachment.tsx'
import type { Cohort } from './cohort.ts'
import { Comments } from './comments.tsx'
import { DecoyCard, Decoys } from './decoys.tsx'
import frameStyles from './frame.module.css'
import { BackgroundMessage, Message } from './message.tsx'
import postStyles from './post.module.css'
import { PostHeader } from './post-header.tsx'

interface PostCardProps {
  position: number
  /** Null while the post has not arrived: the root is there, and blank. */
  post: FacebookPost | null
  cohort: Cohort
  /** Changes when the page throws away what is in the root. */
  drops?: number
  ref?: RefCallback<HTMLDivElement>
}

/** One post: the root that the site marks with `aria-posinset`, and the card in it. */
export const PostCard = memo(function PostCard({ position, post, cohort, drops = 0, ref }: PostCardProps) {
  const id = useId()
  const isHydrated = useHydration(post?.key ?? '')
  const described = [1, 2, 3, 5, 4].map((part) => `${id}H${part}`).join(' ')
  return (
    <div
      ref={ref}
      aria-posinset={cohort.isPlaced ? position : undefined}
      aria-describedby={cohort.isLabelled ? described : undefined}
      aria-labelledby={cohort.isLabelled ? id : undefined}
      role={cohort.isArticle ? 'article' : undefined}
      className={postStyles.root}
    >
      <div key={drops} data-virtualized={cohort.isCurrent ? 'false' : undefined}>
        <div>
          <div>
            {post && isHydrated ? <Card id={id} post={post} cohort={cohort} /> : <div className={postStyles.blank} />}
          </div>
        </div>
      </div>
    </div>
  )
})

/** What a post's root holds. */
export function Card({ id, post, cohort }: { id: string; post: FacebookPost; cohort: Cohort }) {
  return (
    <div
      className={frameStyles.card}
      style={{ borderRadius: 'max(0px, min(8px, calc((100vw - 4px - 100%) * 9999))) / 8px' }}
    >
      <div>
        <div className={postStyles.layers}>
          {cohort.isCurrent && cohort.withholdsLinks && <Decoys />}
          <div>
            <div />
            <PostHeader post={post} cohort={cohort} headingId={id} timeId={`${id}H1`} />
            <div>
              {post.text === '' ? null : post.kind === 'background' ? (
                <BackgroundMessage id={`${id}H2`} text={post.text} seed={post.index} cohort={cohort} />
              ) : (
                <Message
                  id={`${id}H2`}
                  postKey={post.key}
                  text={post.text}
                  cohort={cohort}
                  hasWatermarks={cohort.isCurrent && post.index % 5 === 2}
                />
              )}
              <div id={`${id}H3`}>
                <Attachment post={post} />
                {cohort.withholdsLinks && <DecoyCard postIndex={post.index} text={post.text} />}
              </div>
            </div>
            <ActionBar id={id} post={post} isMarked={cohort.isMarked} />
            <Comments post={post} />
          </div>
        </div>
      </div>
    </div>
  )
}
