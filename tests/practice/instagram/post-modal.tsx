import { useEffect } from 'react'
import { createPortal } from 'react-dom'
import type { InstagramComment, InstagramPost } from '../content/instagram-posts.ts'
import { ageWords } from '../page/age-words.ts'
import frameStyles from './frame.module.css'
import { Icon } from './icons.tsx'
import { Media } from './media.tsx'
import postStyles from './post.module.css'
import { Actions, LikedBy } from './post-article.tsx'
import { AccountLink, Face } from './post-header.tsx'
import viewerStyles from './viewer.module.css'
import { words } from './words.ts'

/** A post over the page that it was opened from. The comments' times come first, the post's own comes last. */
export function PostModal({ post, onClose }: { post: InstagramPost; onClose(): void }) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => event.key === 'Escape' && onClose()
    document.documentElement.style.overflow = 'hidden'
    addEventListener('keydown', onKey)
    return () => {
      document.documentElement.style.overflow = ''
      removeEventListener('keydown', onKey)
    }
  })
  return createPortal(
    <div className={viewerStyles.overlay}>
      <div role="button" tabIndex={0} className={viewerStyles.close} onClick={onClose}>
        <Icon name="close" label="Close" />
      </div>
      <div role="dialog" className={viewerStyles.dialog}>
        <article role="presentation" tabIndex={-1} className={viewerStyles.modal}>
          <div>
            <Media post={post} />
          </div>
          <div className={viewerStyles.details}>
            <PostDetails post={post} />
          </div>
        </article>
      </div>
    </div>,
    document.body,
  )
}

/** Author, caption, comments, actions and time of one post; also what the post's own page shows. */
export function PostDetails({ post }: { post: InstagramPost }) {
  const { user, caption, code, comments, at } = post
  return (
    <div className={viewerStyles.detailsInner} role="presentation">
      <header className={postStyles.header}>
        <Face user={user} isLink={false} />
        <span dir="auto" className={postStyles.names}>
          <AccountLink user={user} />
        </span>
        <div role="button" tabIndex={0}>
          <Icon name="dots" label={words.moreOptions} />
        </div>
      </header>
      <ul className={viewerStyles.talk}>
        {caption !== null && (
          <div role="button" tabIndex={0}>
            <li className={viewerStyles.remark}>
              <Face user={user} isLink={false} />
              <div>
                <h2>
                  <AccountLink user={user} />
                </h2>
                <h1 dir="auto" className={postStyles.words}>
                  {caption}
                </h1>
                <time dateTime={at} className={frameStyles.small}>
                  {ageWords(post.minutesOld)}
                </time>
              </div>
            </li>
          </div>
        )}
        {comments.map((comment) => (
          <Remark key={comment.id} comment={comment} code={code} />
        ))}
      </ul>
      <Actions post={post} />
      <LikedBy post={post} />
      <div dir="auto" className={viewerStyles.when}>
        <a href={`/${user}/p/${code}/`} role="link" tabIndex={0}>
          <span dir="auto" className={frameStyles.small}>
            <time dateTime={at} title={at.slice(0, 10)}>
              {at.slice(0, 10)}
            </time>
          </span>
        </a>
      </div>
      <section className={viewerStyles.add}>
        <textarea aria-label={words.addComment} placeholder={words.addComment} rows={1} />
      </section>
    </div>
  )
}

function Remark({ comment: { id, user, text, at }, code }: { comment: InstagramComment; code: string }) {
  return (
    <ul>
      <div role="button" tabIndex={0}>
        <li className={viewerStyles.remark}>
          <Face user={user} isLink={false} />
          <div>
            <h3>
              <AccountLink user={user} />
            </h3>
            <span dir="auto">{text}</span>
            <div className={frameStyles.small}>
              <a href={`/p/${code}/c/${id}/`} role="link" tabIndex={0}>
                <time dateTime={at}>{at.slice(11, 16)}</time>
              </a>{' '}
              <button type="button">{words.reply}</button>
            </div>
          </div>
        </li>
      </div>
    </ul>
  )
}
