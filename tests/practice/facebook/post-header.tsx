import type { FacebookPost } from '../content/facebook-posts.ts'
import { ageWords } from '../page/age-words.ts'
import { switches } from '../page/switches.ts'
import { profilePath } from '../posts.ts'
import { AdvertLabel } from './advert-label.tsx'
import type { Cohort } from './cohort.ts'
import frameStyles from './frame.module.css'
import { Audience, Avatar, Icon } from './icons.tsx'
import postStyles from './post.module.css'
import { Heading } from './post-heading.tsx'
import { ClearTimestamp, WithheldTimestamp } from './timestamp.tsx'
import { trackedLink } from './tracked-link.ts'
import { words } from './words.ts'

const direction = switches.locale === 'ar' ? 'rtl' : 'ltr'

interface PostHeaderProps {
  post: FacebookPost
  cohort: Cohort
  headingId: string
  timeId: string
}

/** Picture, heading, time and menu of a post. */
export function PostHeader({ post, cohort, headingId, timeId }: PostHeaderProps) {
  const profile = profilePath(post)
  const { author } = post
  const heading = <Heading post={post} cohort={cohort} />
  return (
    <div className={postStyles.header}>
      <span>
        {post.kind === 'anonymous' ? (
          <Avatar name={null} seed="anonymous" />
        ) : (
          <a aria-label={author.name} href={trackedLink(profile, '<<,P-R')} role="link" tabIndex={0}>
            <Avatar name={author.name} seed={author.number} />
          </a>
        )}
      </span>
      <div className={postStyles.headings}>
        <span dir={direction}>
          {cohort.isCurrent ? (
            <div data-ad-rendering-role={cohort.isMarked ? 'profile_name' : undefined}>
              <h4 id={headingId}>{heading}</h4>
            </div>
          ) : (
            <h2 id={headingId}>{heading}</h2>
          )}
        </span>
        <span dir={direction} className={frameStyles.secondary}>
          {post.group && cohort.showsGroup && (
            <>
              <span>
                <a href={trackedLink(profile, ',P-R')} role="link" tabIndex={0}>
                  {author.name}
                </a>
              </span>
              <Dot />
            </>
          )}
          <div id={timeId} className={postStyles.time}>
            <span>
              <Time post={post} cohort={cohort} />
            </span>
            <Dot />
            <span>
              <Audience title={words.public} />
            </span>
          </div>
        </span>
      </div>
      <div
        aria-expanded="false"
        aria-haspopup="menu"
        aria-label={words.actions}
        role="button"
        tabIndex={0}
        className={frameStyles.round}
      >
        <Icon name="dots" />
      </div>
      {cohort.isCurrent && (
        <div aria-label={words.hide} role="button" tabIndex={0} className={frameStyles.round}>
          <Icon name="close" />
        </div>
      )}
    </div>
  )
}

function Time({ post, cohort }: { post: FacebookPost; cohort: Cohort }) {
  const { kind, addressAt, key, index, path, number, minutesOld, comments } = post
  if (kind === 'advert' || (kind === 'sponsored' && !cohort.withholdsLinks)) return <AdvertLabel />
  if (kind === 'aggregate') return <span>{ageWords(minutesOld)}</span>
  if (!cohort.withholdsLinks) return <ClearTimestamp path={path} minutesOld={minutesOld} label={cohort.timeLabel} />
  const isAdvert = kind === 'sponsored'
  // An advert's own address is never shown: its "Sponsored" leads to an explanation. Each seventh post surfaced through a comment.
  const comment = index % 7 === 6 && comments[0] ? `?comment_id=${number.slice(0, 9)}` : ''
  const shown = isAdvert ? `/ads/about/?entry_product=ad_preferences` : path + comment
  return (
    <WithheldTimestamp postKey={key} postIndex={index} path={addressAt === 'time' ? shown : null}>
      {isAdvert ? words.sponsored : ageWords(minutesOld)}
    </WithheldTimestamp>
  )
}

function Dot() {
  return (
    <span className={postStyles.dot}>
      <span aria-hidden="true">·</span>
    </span>
  )
}
