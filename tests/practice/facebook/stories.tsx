import { peopleOf } from '../content/people.ts'
import { facebookStory } from '../content/stories.ts'
import frameStyles from './frame.module.css'
import { Avatar } from './icons.tsx'
import { words } from './words.ts'

/** The tray of stories above the feed. */
export function Stories() {
  const people = [...peopleOf('en'), ...peopleOf('ar')].slice(0, 5)
  return (
    <div aria-label={words.stories} role="region" className={frameStyles.stories}>
      {people.map(facebookStory).map(({ author: { name, number }, path }) => (
        <a key={number} aria-label={name} href={path} role="link" className={frameStyles.story}>
          <img alt="" width={112} height={200} src={`/media/photo-story${number}.svg`} />
          <span className={frameStyles.storyFace}>
            <Avatar name={null} seed={number} size={32} />
          </span>
          <span dir="auto" className={frameStyles.storyName}>
            {name}
          </span>
        </a>
      ))}
    </div>
  )
}
