// What Facebook puts into each post against readers: words far off screen, and a hidden card with the viewer's name.
import { VIEWER } from '../content/people.ts'
import { DECOY_DOMAIN } from '../posts.ts'
import postStyles from './post.module.css'
import { ScrambledWords } from './scrambled-words.tsx'
import { withheldLink } from './tracked-link.ts'

const DECOYS = Array.from({ length: 44 }, (_, place) => place)
const MARKS = Object.fromEntries(Array.from({ length: 22 }, (_, mark) => [`data-${mark}`, String(mark)]))

/** 44 elements `[data-0]` with the word "Facebook" and an empty button. */
export function Decoys() {
  return DECOYS.map((decoy) => (
    <div key={decoy} {...MARKS} className={postStyles.decoy}>
      <blockquote>
        <span dir="auto">
          <span>Facebook</span>
        </span>
      </blockquote>
      <div aria-hidden="true" role="button" tabIndex={-1} />
    </div>
  ))
}

/** A link card that is never shown: the viewer's own name, a false domain and a copy of the message. */
export function DecoyCard({ postIndex, text }: { postIndex: number; text: string }) {
  const nowhere = withheldLink(location.pathname, ',mH-R', postIndex + 3)
  return (
    <div className={postStyles.hidden}>
      <div>
        <a href={nowhere} rel="nofollow noreferrer" role="link" tabIndex={0} target="_blank">
          <div data-ad-rendering-role="meta">
            <span dir="auto">{DECOY_DOMAIN}</span>
          </div>
          <span data-ad-rendering-role="title">
            <span dir="auto">{VIEWER.name}</span>
          </span>
          <span data-ad-rendering-role="description">{text}</span>
        </a>
        <span aria-label="" data-href={nowhere} role="link" tabIndex={0}>
          <ScrambledWords seed={String(postIndex)}>Learn More</ScrambledWords>
        </span>
      </div>
    </div>
  )
}
