import { memo, type RefCallback } from 'react'
import type { InstagramPost } from '../content/instagram-posts.ts'
import { shortened } from '../content/shortened.ts'
import { countWords } from '../page/age-words.ts'
import { useHydration } from '../page/hydration.ts'
import { usePostState } from '../page/post-state.ts'
import { switches } from '../page/switches.ts'
import { useTicks } from '../page/ticks.ts'
import { INSTAGRAM_CUT } from '../posts.ts'
import frameStyles from './frame.module.css'
import { Icon } from './icons.tsx'
import { Media } from './media.tsx'
import postStyles from './post.module.css'
import { AccountLink, PostHeader } from './post-header.tsx'
import { words } from './words.ts'

/** One post of the home feed. */
export const PostArticle = memo(function PostArticle({
  post,
  ref,
}: {
  post: InstagramPost
  ref?: RefCallback<HTMLElement>
}) {
  const drops = useTicks(switches.drops)
  const isHydrated = useHydration(post.code)
  if (!isHydrated) return <article ref={ref} data-interactable="|click|" className={postStyles.blank} />
  return (
    <article
      // Every other time the root stays, and what is in it goes.
      key={Math.floor(drops / 2)}
      ref={ref}
      data-interactable="|click|"
      className={postStyles.article}
    >
      <div key={drops}>
        <PostHeader post={post} />
        <Media post={post} />
        <div>
          <Actions post={post} />
          {post.isSponsored && (
            <a
              href="https://www.facebook.com/ads/ig_redirect/?d=Ad8mYRoQhkTw&u=https%3A%2F%2Ftwo-nights.example%2F"
              role="link"
              target="_blank"
              rel="noopener"
            >
              {words.learnMore}
            </a>
          )}
          {post.index % 2 === 0 && !post.isSponsored && <LikedBy post={post} />}
          <Caption post={post} />
        </div>
      </div>
    </article>
  )
})

/** Like, comment, repost, share, save. */
export function Actions({ post }: { post: InstagramPost }) {
  const [isLiked, setLiked] = usePostState(`${post.code}-like`, false)
  const ticks = useTicks(switches.churn)
  return (
    <section className={postStyles.actions}>
      <div role="button" tabIndex={0} aria-pressed={isLiked} onClick={() => setLiked(!isLiked)}>
        <Icon name="like" label={words.like} />
      </div>
      <span key={ticks} role="button" tabIndex={0}>
        {countWords(post.likes + ticks + (isLiked ? 1 : 0))}
      </span>
      <div role="button" tabIndex={0}>
        <Icon name="comment" label={words.comment} />
      </div>
      <span role="button" tabIndex={0}>
        {countWords(post.comments.length)}
      </span>
      <div role="button" tabIndex={0}>
        <Icon name="repost" label={words.repost} />
      </div>
      <div role="button" tabIndex={0}>
        <Icon name="share" label={words.share} />
      </div>
      <div role="button" tabIndex={0} className={postStyles.save}>
        <Icon name="save" label={words.save} />
      </div>
    </section>
  )
}

/** Who liked it: names and links that are neither author nor permalink. */
export function LikedBy({ post: { code, likedBy, likes } }: { post: InstagramPost }) {
  return (
    <section className={postStyles.liked}>
      <span dir="auto">
        {words.likedBy} <AccountLink user={likedBy} /> {words.and}{' '}
        <a href={`/p/${code}/liked_by/`} role="link" tabIndex={0}>
          <span>
            <span>{countWords(likes)}</span> {words.others}
          </span>
        </a>
      </span>
    </section>
  )
}

function Caption({ post }: { post: InstagramPost }) {
  const [isOpen, setOpen] = usePostState(post.code, false)
  if (post.caption === null) return null
  const { shown, isCut } = shortened(post.caption, INSTAGRAM_CUT.characters, INSTAGRAM_CUT.lines)
  return (
    <div className={postStyles.caption}>
      <div className={frameStyles.inline}>
        <AccountLink user={post.user} />
      </div>{' '}
      <span dir="auto">
        <div className={frameStyles.inline}>
          <span dir="auto" className={postStyles.words}>
            {isOpen ? post.caption : shown}
          </span>
        </div>
        {isCut && !isOpen && (
          <span>
            ...{' '}
            <div
              aria-disabled="false"
              role="button"
              tabIndex={0}
              className={`${frameStyles.inline} ${frameStyles.faint}`}
              onClick={() => setOpen(true)}
            >
              <span dir="auto">{words.more}</span>
            </div>
          </span>
        )}
      </span>
    </div>
  )
}
