import type { InstagramPost } from '../content/instagram-posts.ts'
import { ageWords } from '../page/age-words.ts'
import frameStyles from './frame.module.css'
import { Icon } from './icons.tsx'
import postStyles from './post.module.css'
import { words } from './words.ts'

/** The link to an account, as it stands in headers and before captions. */
export function AccountLink({ user }: { user: string }) {
  return (
    <span>
      <span>
        <div className={frameStyles.inline}>
          <a href={`/${user}/`} role="link" tabIndex={0} className={frameStyles.account}>
            <div className={frameStyles.inline}>
              <span dir="auto">{user}</span>
            </div>
          </a>
        </div>
      </span>
    </span>
  )
}

/** A round profile picture. */
export function Face({ user, size = 32, isLink = true }: { user: string; size?: number; isLink?: boolean }) {
  return (
    <span role={isLink ? 'link' : undefined} tabIndex={isLink ? 0 : undefined} style={{ width: size, height: size }}>
      <img
        alt={words.pictureOf(user)}
        draggable={false}
        width={size}
        height={size}
        className={frameStyles.face}
        src={`/media/face-${user}.svg`}
      />
    </span>
  )
}

/** Account, time, and the line below: a place, a sound, or why the site proposes the post. */
export function PostHeader({ post }: { post: InstagramPost }) {
  const { user, place, audio, isSuggested, isSponsored } = post
  return (
    <div className={postStyles.header} data-interactable="|click|">
      <div role="button" tabIndex={0} className={postStyles.ring}>
        <Face user={user} />
      </div>
      <div className={postStyles.names}>
        <div className={postStyles.line}>
          <div>
            <span dir="auto">
              <AccountLink user={user} />
            </span>
          </div>
          {!isSponsored && <TimeLink post={post} />}
          {isSuggested && (
            <>
              <span className={frameStyles.faint}>•</span>
              <div role="button" tabIndex={0} className={frameStyles.action}>
                {words.follow}
              </div>
            </>
          )}
        </div>
        <span dir="auto" className={frameStyles.small}>
          {isSponsored && <span>{words.sponsored}</span>}
          {isSuggested && <span>{words.forYou}</span>}
          {audio && (
            <a href={`/reels/audio/${audio}/`} role="link" tabIndex={0}>
              <span>{words.originalAudio}</span>
            </a>
          )}
          {place && (
            <a href="/explore/locations/771400211/" role="link" tabIndex={0}>
              {place}
            </a>
          )}
        </span>
      </div>
      <div aria-expanded="false" aria-haspopup="dialog" role="button" tabIndex={0}>
        <Icon name="dots" label={words.moreOptions} />
      </div>
    </div>
  )
}

function TimeLink({ post: { code, at, minutesOld } }: { post: InstagramPost }) {
  return (
    <>
      <span dir="auto" className={frameStyles.faint}>
        •
      </span>
      <div>
        <a href={`/p/${code}/`} role="link" tabIndex={0} className={frameStyles.faint}>
          <span dir="auto">
            <time dateTime={at} title={at.slice(0, 10)}>
              {ageWords(minutesOld)}
            </time>
          </span>
        </a>
      </div>
    </>
  )
}
