import type { FacebookPost } from '../content/facebook-posts.ts'
import attachmentStyles from './attachment.module.css'
import frameStyles from './frame.module.css'
import { Icon } from './icons.tsx'
import { SharedPost } from './shared-post.tsx'
import { trackedLink } from './tracked-link.ts'
import { words } from './words.ts'

/** What hangs below a post's text: photos, a reel, a link card, an advert, or the post that was shared. */
export function Attachment({ post }: { post: FacebookPost }) {
  if (post.photos.length > 0) return <Photos post={post} />
  if (post.original) return <SharedPost post={post} original={post.original} />
  switch (post.kind) {
    case 'reel':
      return <Reel post={post} />
    case 'link':
      return (
        <LinkCard post={post} domain="almanara-daily.example" title={post.checkIn ?? 'Water trucks: what we know'} />
      )
    case 'video':
      return <Video post={post} />
    case 'sponsored':
    case 'advert':
      return <LinkCard post={post} domain="two-nights.example" title="Two Nights Solar" />
    default:
      return null
  }
}

function Photos({ post }: { post: FacebookPost }) {
  const { photos, group, number, album } = post
  const set = group ? `gm.${number}&idorvanity=${group.number}` : photos.length > 1 ? `pcb.${number}` : `a.${album}`
  return (
    <div className={photos.length > 1 ? attachmentStyles.mosaic : undefined}>
      {photos.map((photo) => (
        <a key={photo} href={trackedLink(`/photo/?fbid=${photo}&set=${set}`, 'EH-R')} role="link" tabIndex={0}>
          <div className={attachmentStyles.picture}>
            <img
              width={photos.length > 1 ? 500 : 590}
              height={photos.length > 1 ? 500 : 590}
              alt="May be an image of a hill and the sky"
              src={`/media/photo-${photo}.svg`}
            />
          </div>
        </a>
      ))}
    </div>
  )
}

function Reel({ post }: { post: FacebookPost }) {
  return (
    <div className={attachmentStyles.reel}>
      <a aria-label={words.reels} href={trackedLink(`/reel/${post.reel}/`, 'EH-R')} role="link" tabIndex={0}>
        <video muted playsInline preload="none" poster={`/media/photo-${post.reel}.svg`} />
        <span className={attachmentStyles.play}>
          <Icon name="play" size={40} />
        </span>
      </a>
      <div aria-expanded="false" aria-haspopup="menu" aria-label={words.actions} role="button" tabIndex={0}>
        <Icon name="dots" />
      </div>
    </div>
  )
}

function Video({ post: { reel } }: { post: FacebookPost }) {
  return (
    <div data-video-id={reel} className={attachmentStyles.reel}>
      <a href={trackedLink(`/watch/?v=${reel}`, 'EH-R')} role="link" tabIndex={0}>
        <video muted playsInline preload="none" poster={`/media/photo-${reel}.svg`} />
      </a>
    </div>
  )
}

function LinkCard({ post, domain, title }: { post: FacebookPost; domain: string; title: string }) {
  const target = `https://l.facebook.com/l.php?u=${encodeURIComponent(`https://${domain}/${post.number}`)}&h=ATpractice`
  return (
    <a
      href={target}
      rel="nofollow noreferrer"
      role="link"
      tabIndex={0}
      target="_blank"
      className={attachmentStyles.linkCard}
    >
      <img width={590} height={308} alt="" src={`/media/wide-${post.number}.svg`} />
      <div className={attachmentStyles.linkWords}>
        <span dir="auto" className={frameStyles.secondary}>
          {domain}
        </span>
        <span dir="auto">
          <strong>{title}</strong>
        </span>
      </div>
    </a>
  )
}
