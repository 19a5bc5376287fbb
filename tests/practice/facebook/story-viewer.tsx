import type { ReactNode } from 'react'
import { peopleOf } from '../content/people.ts'
import { type FacebookStory, facebookStory } from '../content/stories.ts'
import { ageWords } from '../page/age-words.ts'
import { profilePath } from '../posts.ts'
import frameStyles from './frame.module.css'
import { Avatar } from './icons.tsx'
import viewerStyles from './viewer.module.css'
import { words } from './words.ts'

/** One story on the whole window, with links to others beside it. Only the address names it. */
export function StoryViewer({
  story: { author, minutesOld },
  closeButton,
}: {
  story: FacebookStory
  closeButton: ReactNode
}) {
  return (
    <div className={viewerStyles.theatre}>
      <div role="navigation" aria-label={words.stories} className={viewerStyles.aside}>
        {[...peopleOf('en'), ...peopleOf('ar')].map(facebookStory).map(({ author: { name, number }, path }) => (
          <a key={number} aria-label={words.storyOf(name)} href={path} role="link">
            <Avatar name={null} seed={number} />
            <span dir="auto">{name}</span>
          </a>
        ))}
      </div>
      <div role="main" className={viewerStyles.stage}>
        {closeButton}
        <div data-instancekey={`id-vpuid-${author.number}`} className={viewerStyles.card}>
          <video muted playsInline preload="none" poster={`/media/photo-story${author.number}.svg`} />
          <div className={viewerStyles.storyHeader}>
            <a aria-label={author.name} href={profilePath({ author, group: null })} role="link" tabIndex={0}>
              <Avatar name={null} seed={author.number} />
            </a>
            <a href={profilePath({ author, group: null })} role="link" tabIndex={0}>
              <span dir="auto">{author.name}</span>
            </a>
            <span className={frameStyles.secondary}>{ageWords(minutesOld)}</span>
          </div>
        </div>
      </div>
    </div>
  )
}
