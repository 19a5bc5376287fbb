import type { InstagramPost } from '../content/instagram-posts.ts'
import { shortened } from '../content/shortened.ts'
import { REEL_CUT } from '../posts.ts'
import { Icon } from './icons.tsx'
import { Face } from './post-header.tsx'
import viewerStyles from './viewer.module.css'
import { words } from './words.ts'

/** The reels viewer: four clips are mounted, one is seen; no article, no time, and only the address names the post. */
export function Reels({ post, next }: { post: InstagramPost; next: InstagramPost[] }) {
  return (
    <main role="main" className={viewerStyles.reels}>
      {[post, ...next.slice(0, 3)].map((clip) => (
        <Clip key={clip.code} clip={clip} />
      ))}
    </main>
  )
}

function Clip({ clip: { code, user, caption, audio } }: { clip: InstagramPost }) {
  const { shown, isCut } = shortened(caption ?? '', REEL_CUT.characters, REEL_CUT.lines)
  return (
    <div className={viewerStyles.clip}>
      <video playsInline muted preload="none" poster={`/media/photo-${code}.svg`} />
      <div role="group" aria-label="Video player" className={viewerStyles.clipWords}>
        <a href={`/${user}/reels/`} aria-label={`${user} ${words.reels}`} role="link" tabIndex={0}>
          <Face user={user} isLink={false} />
          <span dir="auto">{user}</span>
        </a>
        {shown && (
          <div role="presentation">
            <div aria-disabled="false" role="button" tabIndex={0}>
              <div dir="auto">
                <span>{shown}</span>
                {isCut && <span aria-hidden="true">… {words.more}</span>}
              </div>
            </div>
          </div>
        )}
        <a href={`/reels/audio/${audio}/`} role="link" tabIndex={0}>
          <span dir="auto">
            {user} · {words.originalAudio}
          </span>
        </a>
      </div>
      <div className={viewerStyles.clipActions}>
        <Icon name="like" label={words.like} />
        <Icon name="comment" label={words.comment} />
      </div>
    </div>
  )
}
