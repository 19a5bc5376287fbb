import { instagramPosts, instagramUsers } from '../content/instagram-posts.ts'
import frameStyles from './frame.module.css'
import { Icon } from './icons.tsx'
import { words } from './words.ts'

/** A grid of other people's tiles, none of which is a post. */
export function Explore() {
  return (
    <main role="main" className={frameStyles.profile}>
      <div className={frameStyles.grid}>
        {instagramUsers()
          .flatMap((user) => instagramPosts({ at: 'profile', user }, 1))
          .map(({ code, kind }) => (
            <a key={code} href={kind === 'reel' ? `/reel/${code}/` : `/p/${code}/`} role="link" tabIndex={0}>
              <img alt="" src={`/media/photo-${code}.svg`} />
              {kind === 'reel' && <Icon name="reels" label={words.reels} />}
            </a>
          ))}
      </div>
    </main>
  )
}
