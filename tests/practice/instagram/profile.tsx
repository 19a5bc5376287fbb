import { instagramPosts } from '../content/instagram-posts.ts'
import { countWords } from '../page/age-words.ts'
import frameStyles from './frame.module.css'
import { Icon } from './icons.tsx'
import { Face } from './post-header.tsx'
import { words } from './words.ts'

const TILES = 12

/** An account's page: a grid of tiles, none of which is a post. */
export function Profile({ user }: { user: string }) {
  return (
    <main role="main" className={frameStyles.profile}>
      <header className={frameStyles.profileHeader}>
        <Face user={user} size={150} />
        <div>
          <h2 dir="auto">{user}</h2>
          <span className={frameStyles.faint}>
            {countWords(TILES)} {words.posts}
          </span>
        </div>
      </header>
      <div className={frameStyles.grid}>
        {instagramPosts({ at: 'profile', user }, TILES).map(({ code, kind }) => (
          <a key={code} href={`/${user}/${kind === 'reel' ? 'reel' : 'p'}/${code}/`} role="link" tabIndex={0}>
            <img alt={`Photo by ${user}.`} src={`/media/photo-${code}.svg`} />
            {kind === 'reel' && <Icon name="reels" label={words.reels} />}
          </a>
        ))}
      </div>
    </main>
  )
}
