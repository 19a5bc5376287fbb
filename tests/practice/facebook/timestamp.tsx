import { type ReactNode, useId } from 'react'
import { createPortal } from 'react-dom'
import { ageWords } from '../page/age-words.ts'
import { usePostState } from '../page/post-state.ts'
import { ScrambledWords } from './scrambled-words.tsx'
import { type LinkLabel, trackedLink, withheldLink } from './tracked-link.ts'

interface WithheldTimestampProps {
  postKey: string
  postIndex: number
  /** What the link becomes when the pointer or the focus arrives; null: it stays as it is. */
  path: string | null
  label?: LinkLabel | undefined
  children: string
}

/** How long the site takes to put the true link there, in ms. */
const REVEAL = 60

/**
 * A time whose letters are out of order and whose link leads nowhere until the pointer or the focus rests on it.
 * Its clear words stand at the end of the body for each second post; for the others that target is missing.
 */
export function WithheldTimestamp({ postKey, postIndex, path, label = ',O,P-R', children }: WithheldTimestampProps) {
  const [isRevealed, setRevealed] = usePostState(postKey, false)
  const labelId = useId()
  const reveal = () => {
    if (!isRevealed && path) setTimeout(() => setRevealed(true), REVEAL)
  }
  return (
    <a
      href={isRevealed && path ? trackedLink(path, label) : withheldLink(location.pathname, label, postIndex)}
      role="link"
      tabIndex={0}
      onMouseOver={reveal}
      onFocus={reveal}
    >
      <span>
        <span aria-labelledby={labelId}>
          <ScrambledWords seed={postKey}>{children}</ScrambledWords>
        </span>
      </span>
      {postIndex % 2 === 0 && createPortal(<LabelAtEnd id={labelId}>{children}</LabelAtEnd>, document.body)}
    </a>
  )
}

function LabelAtEnd({ id, children }: { id: string; children: ReactNode }) {
  return (
    <span id={id} hidden>
      {children}
    </span>
  )
}

/** A time as timelines show it: readable, with its link. */
export function ClearTimestamp({
  path,
  minutesOld,
  label = ',O,P-R',
}: {
  path: string
  minutesOld: number
  label?: LinkLabel | undefined
}) {
  const age = ageWords(minutesOld)
  return (
    <a aria-label={age} href={trackedLink(path, label)} role="link" tabIndex={0}>
      <span>{age}</span>
    </a>
  )
}
