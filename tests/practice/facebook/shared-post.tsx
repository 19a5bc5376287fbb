import type { FacebookPost } from '../content/facebook-posts.ts'
import type { Person } from '../content/people.ts'
import { ageWords } from '../page/age-words.ts'
import { profilePath } from '../posts.ts'
import attachmentStyles from './attachment.module.css'
import frameStyles from './frame.module.css'
import { Audience, Avatar, Icon } from './icons.tsx'
import { TextLines } from './message.tsx'
import postStyles from './post.module.css'
import { WithheldTimestamp } from './timestamp.tsx'
import { type LinkLabel, trackedLink } from './tracked-link.ts'
import { words } from './words.ts'

/**
 * The post that was shared, with its own heading and time; of an aggregate also the sharers, each with a menu. Where the
 * share has no words (2026) the original is marked as posts are.
 */
export function SharedPost({
  post,
  original,
}: {
  post: FacebookPost
  original: NonNullable<FacebookPost['original']>
}) {
  const { author, text, path, minutesOld } = original
  const profile = profilePath({ author, group: null })
  const isMarked = post.kind === 'wordless-share'
  const label: LinkLabel = isMarked ? '-UC,P-y-R' : '-]K-R'
  return (
    <div className={attachmentStyles.shared}>
      <div className={postStyles.header}>
        <a aria-label={author.name} href={trackedLink(profile, label)} role="link" tabIndex={0}>
          <Avatar name={author.name} seed={author.number} />
        </a>
        <div className={postStyles.headings}>
          <h5>
            <a href={trackedLink(profile, label)} role="link" tabIndex={0}>
              <strong>{author.name}</strong>
            </a>
          </h5>
          <div className={frameStyles.secondary}>
            <WithheldTimestamp
              postKey={`${post.key}-original`}
              postIndex={post.index + 1}
              path={path}
              label={isMarked ? ',O,P-y-R' : undefined}
            >
              {ageWords(minutesOld)}
            </WithheldTimestamp>
            <span aria-hidden="true">·</span>
            <Audience title={words.public} />
          </div>
        </div>
      </div>
      <div className={postStyles.message} dir="auto" data-ad-rendering-role={isMarked ? 'story_message' : undefined}>
        <TextLines text={text} />
      </div>
      {post.sharers.map((sharer, place) => (
        <Sharer key={sharer.number} sharer={sharer} label={place === 0 ? '-UC,P-y0.g-R' : '-UC,P-y1.g-R'} />
      ))}
    </div>
  )
}

function Sharer({ sharer, label }: { sharer: Person; label: LinkLabel }) {
  return (
    <div className={postStyles.header}>
      <Avatar name={null} seed={sharer.number} size={32} />
      <div className={postStyles.headings}>
        <a href={trackedLink(profilePath({ author: sharer, group: null }), label)} role="link" tabIndex={0}>
          <strong>{sharer.name}</strong>
        </a>
      </div>
      <div aria-expanded="false" aria-haspopup="menu" aria-label={words.actions} role="button" tabIndex={0}>
        <Icon name="dots" />
      </div>
    </div>
  )
}
