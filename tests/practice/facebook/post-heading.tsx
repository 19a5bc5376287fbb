import type { ReactNode } from 'react'
import type { FacebookPost } from '../content/facebook-posts.ts'
import type { Person } from '../content/people.ts'
import { profilePath } from '../posts.ts'
import type { Cohort } from './cohort.ts'
import postStyles from './post.module.css'
import { type LinkLabel, trackedLink } from './tracked-link.ts'
import { words } from './words.ts'

/** The heading of a post: who wrote it, or in which group, and what is said of it in the same line. */
export function Heading({ post, cohort }: { post: FacebookPost; cohort: Cohort }): ReactNode {
  const { group, author, checkIn, original, kind, taggedWith, sharers, number, addressAt } = post
  if (group && cohort.showsGroup) {
    const post = addressAt === 'group-link' ? `?multi_permalinks=${number}` : ''
    return (
      <span>
        <HeadingLink path={`/groups/${group.number}/${post}`}>{group.name}</HeadingLink>
        <span> · </span>
        <HeadingButton>{words.join}</HeadingButton>
      </span>
    )
  }
  if (kind === 'anonymous') return <span>{words.anonymous}</span>
  if (kind === 'aggregate' && original) return <Aggregate sharers={sharers} path={original.path} />
  const label = checkIn || original || taggedWith ? '-]C,P-R' : cohort.authorLabel
  return (
    <span>
      <HeadingLink path={profilePath(post)} label={label}>
        {author.name}
      </HeadingLink>
      {taggedWith && (
        <>
          {` ${words.with} `}
          <HeadingLink path={profilePath({ author: taggedWith, group: null })} label=",P-R">
            {taggedWith.name}
          </HeadingLink>
        </>
      )}
      {checkIn && (
        <>
          {` ${words.at} `}
          <HeadingLink path="/places/7714" label="kC,P-R">
            {checkIn}
          </HeadingLink>
        </>
      )}
      {original && <SharedLine path={original.path} line={words.sharedA} />}
      {(kind === 'reel' || kind === 'link') && cohort.isCurrent && (
        <>
          <span> · </span>
          <HeadingButton>{words.follow}</HeadingButton>
        </>
      )}
    </span>
  )
}

/** "A and B shared a post." */
function Aggregate({ sharers, path }: { sharers: Person[]; path: string }) {
  return (
    <span>
      {sharers.map((sharer, place) => (
        <span key={sharer.number}>
          {place > 0 && ` ${words.and} `}
          <HeadingLink path={profilePath({ author: sharer, group: null })} label="-]C,P-R">
            {sharer.name}
          </HeadingLink>
        </span>
      ))}
      <SharedLine path={path} line={words.sharedBoth} />
    </span>
  )
}

/** "shared a post", where "post" links the original. */
function SharedLine({ path, line }: { path: string; line: (post: string) => string }) {
  const [before, after] = line('\u0000').split('\u0000')
  return (
    <span className={postStyles.light}>
      {' '}
      {before}
      <a href={trackedLink(path, '-R')} role="link" tabIndex={0}>
        {words.post}
      </a>
      {after}
    </span>
  )
}

function HeadingLink({
  path,
  label = '-UC,P-R',
  children,
}: {
  path: string
  label?: LinkLabel | undefined
  children: string
}) {
  return (
    <a href={trackedLink(path, label)} role="link" tabIndex={0}>
      <strong>
        <span>{children}</span>
      </strong>
    </a>
  )
}

function HeadingButton({ children }: { children: string }) {
  return (
    <div role="button" tabIndex={0} className={postStyles.follow}>
      <span>{children}</span>
    </div>
  )
}
