import { instagramUsers } from '../content/instagram-posts.ts'
import { type InstagramStory, instagramStory } from '../content/stories.ts'
import { Icon } from './icons.tsx'
import postStyles from './post.module.css'
import { AccountLink, Face } from './post-header.tsx'
import viewerStyles from './viewer.module.css'
import { words } from './words.ts'

/** One story on the whole window between two that come before and after it. */
export function Story({ story: { user, number, at } }: { story: InstagramStory }) {
  const others = instagramUsers().filter((name) => name !== user)
  return (
    <section className={viewerStyles.stories}>
      {others.slice(0, 1).map((name) => (
        <Neighbour key={name} user={name} />
      ))}
      <div className={viewerStyles.clip}>
        <video playsInline muted preload="none" poster={`/media/photo-story${number}.svg`} />
        <header className={postStyles.header}>
          <Face user={user} isLink={false} />
          <div className={postStyles.names}>
            <AccountLink user={user} /> <time dateTime={at}>{at.slice(11, 16)}</time>
          </div>
          <div role="button" tabIndex={0}>
            <Icon name="dots" label={words.moreOptions} />
          </div>
        </header>
        <textarea placeholder={words.replyTo(user)} rows={1} />
      </div>
      {others.slice(1, 2).map((name) => (
        <Neighbour key={name} user={name} />
      ))}
    </section>
  )
}

function Neighbour({ user }: { user: string }) {
  return (
    <a href={`/stories/${user}/${instagramStory(user).number}/`} aria-label={words.storyBy(user)} role="link">
      <img alt="" width={160} height={280} src={`/media/photo-story${user}.svg`} />
    </a>
  )
}
