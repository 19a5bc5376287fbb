import type { InstagramPost } from '../content/instagram-posts.ts'
import { usePostState } from '../page/post-state.ts'
import { Icon } from './icons.tsx'
import postStyles from './post.module.css'
import { words } from './words.ts'

/** A post's picture, slides or clip. */
export function Media({ post }: { post: InstagramPost }) {
  if (post.kind === 'reel') return <Clip code={post.code} />
  if (post.kind === 'carousel') return <Carousel post={post} />
  return (
    <div className={postStyles.media}>
      <div className={postStyles.square}>
        <img alt={`Photo by ${post.user}. May be an image of hills.`} src={`/media/photo-${post.code}.svg`} />
      </div>
    </div>
  )
}

function Clip({ code }: { code: string }) {
  return (
    <a href={`/reels/${code}/`} role="link" tabIndex={0} className={postStyles.media}>
      <div className={postStyles.tall}>
        <video playsInline muted preload="none" poster={`/media/photo-${code}.svg`} />
        <div aria-label="Video player" role="group" data-visualcompletion="ignore" className={postStyles.player}>
          <Icon name="play" label={words.reels} size={56} />
        </div>
      </div>
    </a>
  )
}

function Carousel({ post: { code, slides, user } }: { post: InstagramPost }) {
  const [slide, setSlide] = usePostState(code, Number(new URLSearchParams(location.search).get('img_index') ?? 1))
  const places = Array.from({ length: slides }, (_, place) => place + 1)
  return (
    <div className={postStyles.media}>
      <div className={postStyles.square} role="presentation">
        <ul className={postStyles.slides}>
          {places
            .filter((place) => Math.abs(place - slide) <= 1)
            .map((place) => (
              <li key={place} tabIndex={-1} style={{ transform: `translateX(${(place - slide) * 100}%)` }}>
                <img alt={`Photo by ${user}.`} src={`/media/photo-${code}${place}.svg`} />
              </li>
            ))}
        </ul>
        {slide > 1 && (
          <button type="button" aria-label={words.goBack} tabIndex={-1} onClick={() => setSlide(slide - 1)}>
            <Icon name="back" label={words.goBack} size={14} />
          </button>
        )}
        {slide < slides && (
          <button
            type="button"
            aria-label={words.next}
            tabIndex={-1}
            className={postStyles.forward}
            onClick={() => setSlide(slide + 1)}
          >
            <Icon name="next" label={words.next} size={14} />
          </button>
        )}
      </div>
      <div className={postStyles.dots}>
        {places.map((place) => (
          <button
            key={place}
            type="button"
            aria-label={`Go to slide ${place}`}
            aria-current={place === slide ? 'step' : undefined}
            onClick={() => setSlide(place)}
          />
        ))}
      </div>
    </div>
  )
}
